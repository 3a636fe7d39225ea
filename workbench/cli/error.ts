/** Exit codes of every command: the work failed, the usage was wrong, the environment lacks something. */
export const FAILED = 1;
export const USAGE = 2;
export const ENVIRONMENT = 3;

/** A message for the person at the keyboard: printed without a stack, with this exit code. */
export class CliError extends Error {
  override name = "CliError";
  readonly exitCode: number;
  /** The command or step that mends it, printed on a line of its own. */
  readonly fix: string | undefined;

  /** A program may hold this class twice, once bundled and once not; the name tells. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "CliError";
  }

  constructor(message: string, {exitCode, fix}: {exitCode: number; fix?: string}) {
    super(message);
    this.exitCode = exitCode;
    this.fix = fix;
  }
}
