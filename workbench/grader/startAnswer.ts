import {chmod, mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {AnswerProcess} from "./answerProcess.ts";
import {childText} from "./childText.ts";
import type {Launcher} from "./isolation.ts";
import type {Limits} from "./limits.ts";

/** How and where children run. */
export interface IsolationOptions {
  readonly launcher: Launcher;
  readonly limits: Limits;
  /** A folder that only the grader writes to; each child gets a folder of its own in it. */
  readonly workFolder: string;
}

/** The slots in use: each has a folder and, where the grader is root, a user id of its own. */
const slots = new Set<number>();

function takeSlot(): number {
  let slot = 0;
  while (slots.has(slot)) slot += 1;
  slots.add(slot);
  return slot;
}

/**
 * Starts an isolated child that holds one compiled answer; the answer is loaded by the request `load`.
 * Its folder is removed when the child is gone.
 *
 * @param text - the module that compileAnswer returned
 */
export async function startAnswer(
  text: string,
  {launcher, limits, workFolder}: IsolationOptions,
): Promise<AnswerProcess> {
  const slot = takeSlot();
  const folder = join(workFolder, `answer-${slot}`);
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, "answer.mjs"), text);
  await writeFile(join(folder, "child.mjs"), await childText());
  // The child runs as another user, or as nobody: it may read, never write.
  await chmod(folder, 0o755);
  const remove = async (): Promise<void> => {
    await rm(folder, {recursive: true, force: true});
    slots.delete(slot);
  };
  return new AnswerProcess(launcher(folder, slot), limits, {folder, remove});
}
