import {resolve} from "node:path";
import {type Command, Option} from "commander";
import {CliError, USAGE} from "../cli/error.ts";
import {isInside} from "../cli/isInside.ts";
import {requireFolder} from "../cli/requireFolder.ts";
import type {RecordStatus} from "../grader/record.ts";
import {readRoster} from "../grader/roster.ts";
import type {Language} from "../messages/message.ts";
import {type Identity, identities} from "./identities.ts";
import type {Choice, LeftOut} from "./surveyRecords.ts";

/** What every format takes. */
export interface CommonFlags {
  readonly out: string;
  readonly exercise?: string[];
  readonly roster?: string;
  readonly allowMissing?: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/** With the file that some formats fill. */
type ReadFlags = CommonFlags & {readonly template?: string};

/** A format as the help shows it. */
export interface FormatHelp {
  readonly name: string;
  readonly description: string;
  /** Meaning of --out. */
  readonly out: string;
  /** More on the format, and at least one example. */
  readonly help: string;
}

const EXIT_CODES = `
Exit codes: 0 written, 1 refused because a grade would be missing or lost (nothing is written), 2 wrong usage.`;

/** Adds the command of a format with the options that all have. */
export function addFormat(parent: Command, {name, description, out, help}: FormatHelp): Command {
  return parent
    .command(name)
    .description(description)
    .argument("<graded>", "the folder that voxelbook grade wrote")
    .requiredOption("--out <path>", out)
    .option("--exercise <names...>", "only these exercises")
    .option("--roster <file>", "CSV that tells the platform's ids, names and e-mail addresses")
    .option("--allow-missing", "leave out, and list, what has no final score or no place")
    .addOption(
      new Option("--language <code>", "language of the texts")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .option("--json", "print what was done as JSON")
    .addHelpText("after", `\n${help.trim()}\n${EXIT_CODES}`);
}

/** Refuses to write over records, marks, or a file that the command reads. */
function requireOwnPlace(graded: string, {out, roster, template}: ReadFlags): void {
  if (out === "") throw new CliError('--out must name a place, got ""', {exitCode: USAGE});
  if (isInside(resolve(out), graded)) {
    const message = `--out must not lie in the folder of the results, got ${out}`;
    throw new CliError(message, {exitCode: USAGE, fix: "choose a place outside it"});
  }
  for (const [flag, path] of Object.entries({"--roster": roster, "--template": template})) {
    if (path === undefined || resolve(path) !== resolve(out)) continue;
    throw new CliError(`--out must be another file than ${flag}`, {exitCode: USAGE});
  }
}

/** Reads which records a command exports, and makes sure that it writes over nothing that it reads. */
export function choiceOf(graded: string, flags: ReadFlags, takes: readonly RecordStatus[]): Choice {
  const folder = requireFolder(graded, "graded", "voxelbook grade submissions --out graded");
  requireOwnPlace(folder, flags);
  const {exercise, allowMissing = false} = flags;
  return {graded: folder, exercises: exercise, allowMissing, takes};
}

/** Reads the roster, where one was given. */
export async function identifyBy({roster}: CommonFlags): Promise<(student: string) => Identity> {
  return identities(roster === undefined ? undefined : await readRoster(roster));
}

/** Says on stderr, line by line, what an instructor should look at. */
export function sayAll(what: string, list: readonly (LeftOut | string)[]): void {
  for (const one of list) {
    const line =
      typeof one === "string"
        ? one
        : `${one.student}${one.exercise && ` ${one.exercise}`}: ${one.reason}`;
    process.stderr.write(`${what}: ${line}\n`);
  }
}

/** Prints what was done: a line for a person, or JSON alone. */
export function report(flags: CommonFlags, line: string, result: object): void {
  const text = flags.json === true ? JSON.stringify({out: flags.out, ...result}, null, 2) : line;
  process.stdout.write(`${text}\n`);
}
