import {existsSync, readdirSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import type {AnswerKind} from "../../exercise/types.ts";
import {courseAbove} from "../../notebook/courseRoot.ts";
import {writeNotebook} from "../../notebook/nbformat.ts";
import {writeWhole} from "../../notebook/writeWhole.ts";
import {CliError, ENVIRONMENT, USAGE} from "../error.ts";
import {chapterTemplate} from "./chapterTemplate.ts";
import {exerciseTemplate} from "./exerciseTemplate.ts";
import {titleFrom} from "./templateCells.ts";

/** A chapter's name, and an exercise's. */
const CHAPTER = /^\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/;
const EXERCISE = /^\d{2}-[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** Returns the course's folder, where chapters and exercises are written. */
function authorsRoot(start: string): string {
  const root = courseAbove(start);
  if (root !== undefined && existsSync(join(root, "notebooks"))) return root;
  throw new CliError(`new: run it in a clone of the course; ${start} lies in none`, {
    exitCode: ENVIRONMENT,
    fix: "change to the folder that holds notebooks/ and exercises/",
  });
}

/** Refuses a name that does not have the form of the others. */
function requireName(name: string, pattern: RegExp, form: string): void {
  if (pattern.test(name)) return;
  throw new CliError(`new: the name must be ${form}, in lower case, got "${name}"`, {
    exitCode: USAGE,
  });
}

/** Refuses to write where something is. */
function requireFree(path: string, root: string): void {
  if (!existsSync(path)) return;
  throw new CliError(`new: ${relative(root, path)} exists already; nothing was written`, {
    exitCode: USAGE,
    fix: "choose another name, or remove it first",
  });
}

/** Options of both kinds. */
interface NewOptions {
  readonly title: string | undefined;
  readonly json: boolean;
  /** Where to look for the course; the working folder by default. */
  readonly start?: string;
}

/** Says what was written: paths on stdout, the next step on stderr. */
function report(files: readonly string[], json: boolean, next: string): void {
  process.stdout.write(json ? `${JSON.stringify({files})}\n` : `${files.join("\n")}\n`);
  if (!json) process.stderr.write(`voxelbook: next: ${next}\n`);
}

/** Writes a new chapter that runs; refuses to overwrite. */
export async function newChapter(name: string, options: NewOptions): Promise<void> {
  const {title = titleFrom(name.slice(3)), json, start = process.cwd()} = options;
  requireName(name, CHAPTER, "NN-topic, such as 05-first-order");
  const root = authorsRoot(start);
  const path = join(root, "notebooks", `${name}.ipynb`);
  requireFree(path, root);
  const number = name.slice(0, 3);
  const other = readdirSync(join(root, "notebooks")).find(
    (file) => file.startsWith(number) && file.endsWith(".ipynb"),
  );
  if (other !== undefined) {
    throw new CliError(`new: chapter ${name.slice(0, 2)} exists already: notebooks/${other}`, {
      exitCode: USAGE,
    });
  }
  await writeWhole(path, writeNotebook(chapterTemplate(name, title)));
  const file = relative(root, path);
  report([file], json, `voxelbook run ${file}, then voxelbook lab to write it`);
}

/** Writes the folder of a new exercise that is sound; refuses to overwrite. */
export async function newExercise(
  id: string,
  {
    problem,
    kinds = ["function"],
    ...options
  }: NewOptions & {readonly problem: string; readonly kinds?: readonly AnswerKind[]},
): Promise<void> {
  const {title = titleFrom(id.split("/")[1] ?? ""), json, start = process.cwd()} = options;
  requireName(id, EXERCISE, "NN-topic/name, such as 02-ct-numbers/hu-drift");
  if (!/^\d+$/.test(problem)) {
    throw new CliError(`new: --problem must be the number of a practice problem, got ${problem}`, {
      exitCode: USAGE,
    });
  }
  const twice = kinds.find((kind, i) => kinds.indexOf(kind) !== i);
  if (twice !== undefined) {
    throw new CliError(`new: each --kind may stand once, got ${twice} twice`, {
      exitCode: USAGE,
      fix: "copy the answer's cell, its tests and its line in the metadata under another id",
    });
  }
  const root = authorsRoot(start);
  const chapter = join(root, "notebooks", `${id.split("/")[0]}.ipynb`);
  if (!existsSync(chapter)) {
    throw new CliError(
      `new: an exercise belongs to a chapter; ${relative(root, chapter)} is not there`,
      {
        exitCode: USAGE,
        fix: `voxelbook new chapter ${id.split("/")[0]}`,
      },
    );
  }
  const folder = join(root, "exercises", ...id.split("/"));
  requireFree(folder, root);

  // The folder is filled beside its place and moved there whole.
  const files = exerciseTemplate({id, title, problem, kinds});
  const staging = join(root, "exercises", `.new-${process.pid}`);
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(staging, path)), {recursive: true});
      await writeFile(join(staging, path), text);
    }
    await mkdir(dirname(folder), {recursive: true});
    await rename(staging, folder);
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
  const written = [...files.keys()].map((path) => join(relative(root, folder), path));
  report(written, json, `voxelbook check --author ${id} proves that it is sound`);
}
