import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {extname} from "node:path";
import {FormatError} from "voxelbook/core";
import {findNotebooks} from "../../notebook/findNotebooks.ts";
import {readNotebook, stripOutputs, writeNotebook} from "../../notebook/nbformat.ts";
import {readText, writeText} from "../../notebook/textForm.ts";
import {writeWhole} from "../../notebook/writeWhole.ts";
import {CliError, FAILED, USAGE} from "../error.ts";

/** What the command line asked for. */
export interface TextRequest {
  readonly out: string | undefined;
  readonly check: boolean;
  readonly json: boolean;
}

/** Turns a file's format error into a message for the command line. */
function asFailure(error: unknown): unknown {
  return error instanceof FormatError ? new CliError(error.message, {exitCode: FAILED}) : error;
}

/** Converts the content of one file, the way its name says. */
function converted(content: string, path: string): string {
  if (path.endsWith(".ipynb")) return writeText(readNotebook(content, path));
  return writeNotebook(readText(content, path));
}

/** Checks the one file that is to be converted, and where it goes. */
function requireOneFile(paths: readonly string[], out: string | undefined): string {
  const [path] = paths;
  if (paths.length > 1) {
    throw new CliError(`text: give one file, or --check for several, got ${paths.length}`, {
      exitCode: USAGE,
    });
  }
  if (!existsSync(path)) throw new CliError(`text: no such file: ${path}`, {exitCode: USAGE});
  if (![".ipynb", ".ts"].includes(extname(path))) {
    throw new CliError(`text: a file must end in .ipynb or .ts, got ${path}`, {exitCode: USAGE});
  }
  const wanted = path.endsWith(".ipynb") ? ".ts" : ".ipynb";
  if (out !== undefined && extname(out) !== wanted) {
    throw new CliError(`text: --out must end in ${wanted} for ${path}, got ${out}`, {
      exitCode: USAGE,
    });
  }
  return path;
}

/** Says what the text form of a notebook loses; undefined when nothing. */
export function lossOf(content: string, path: string): string | undefined {
  const notebook = stripOutputs(readNotebook(content, path));
  const back = readText(writeText(notebook), path);
  const [before, after] = [writeNotebook(notebook), writeNotebook(back)];
  if (before === after) return undefined;
  const [was, is] = [before.split("\n"), after.split("\n")];
  const at = was.findIndex((line, i) => line !== is[i]);
  return `line ${at + 1} is ${was[at]}, comes back as ${is[at]}`;
}

/** Converts every notebook there and back. */
async function checkAll(paths: readonly string[], json: boolean): Promise<void> {
  const found = await findNotebooks(paths, undefined);
  const results: {path: string; lossless: boolean; reason: string | null}[] = [];
  for (const path of found) {
    const loss = lossOf(await readFile(path, "utf8"), path);
    results.push({path, lossless: loss === undefined, reason: loss ?? null});
  }
  const lost = results.filter(({lossless}) => !lossless);
  if (json) process.stdout.write(`${JSON.stringify({notebooks: results}, null, 2)}\n`);
  else {
    for (const {path, reason} of lost) process.stdout.write(`${path}: ${reason}\n`);
    process.stdout.write(`${found.length - lost.length} of ${found.length} lose nothing\n`);
  }
  if (lost.length > 0) {
    throw new CliError(`${lost.length} of ${found.length} notebooks do not come back whole`, {
      exitCode: FAILED,
    });
  }
}

/** Converts one file to the other form, or checks many. */
export async function convertText(paths: readonly string[], request: TextRequest): Promise<void> {
  const {out, check, json} = request;
  try {
    if (check) return await checkAll(paths, json);
    if (json) throw new CliError("text: --json goes with --check", {exitCode: USAGE});
    const path = requireOneFile(paths, out);
    const result = converted(await readFile(path, "utf8"), path);
    if (out === undefined) process.stdout.write(result);
    else {
      await writeWhole(out, result);
      process.stderr.write(`voxelbook: wrote ${out}\n`);
    }
  } catch (error) {
    throw asFailure(error);
  }
}
