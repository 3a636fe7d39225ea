import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {containerEngine, CONTAINER_LABEL} from "./isolation.ts";
import {isAlive} from "./processMark.ts";

const run = promisify(execFile);

/** Removes the containers of graders that were killed: a container outlives the program that started it. */
export async function sweepContainers(): Promise<void> {
  const engine = containerEngine();
  if (engine === undefined) return;
  const format = `{{.ID}} {{.Label "${CONTAINER_LABEL}"}}`;
  const args = ["ps", "--all", "--filter", `label=${CONTAINER_LABEL}`, "--format", format];
  // An engine that does not answer runs nothing of ours; whether it works at all is tried by a child.
  const {stdout} = await run(engine, args, {timeout: 10_000}).catch(() => ({stdout: ""}));
  const dead = stdout
    .split("\n")
    .map((line) => line.trim().split(" "))
    .filter(([id, mark]) => /^[0-9a-f]{12,64}$/.test(id) && mark !== undefined && !isAlive(mark))
    .map(([id]) => id);
  if (dead.length > 0) await run(engine, ["rm", "--force", ...dead]).catch(() => undefined);
}
