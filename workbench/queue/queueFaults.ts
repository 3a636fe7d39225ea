import {CliError, FAILED} from "../cli/error.ts";

/** Says that Redis refused a command, as when its memory is full or a user may not run it. */
export function asRefusal(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const reason = (error as Error).message.split("\n")[0].slice(0, 200);
  return new CliError(`the queue refused a command: ${reason}`, {
    exitCode: FAILED,
    fix: "mend Redis, then run again to go on",
  });
}

/** Ends a connection that may be broken: one that does not end in a second is left to the caller. */
export async function closeQuietly(close: () => Promise<unknown>): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, 1_000).unref());
  await Promise.race([close().catch(() => undefined), late]);
}
