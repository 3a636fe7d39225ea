import {type ChildProcess, type SpawnOptions, spawn} from "node:child_process";

const groups = new Set<ChildProcess>();

function killGroup(child: ChildProcess) {
  groups.delete(child);
  if (child.pid === undefined) return;
  try {
    // A negative id means the whole group: the child and everything it has started.
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

// Whatever ends this program ends the groups it started, so that no runaway cell stays behind.
process.on("exit", () => {
  for (const child of [...groups]) killGroup(child);
});

/** Starts a program in a process group of its own; `kill` ends the whole group at once. */
export function startGroup(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): {child: ChildProcess; kill(): void} {
  const child = spawn(command, args, {...options, detached: process.platform !== "win32"});
  groups.add(child);
  return {child, kill: () => killGroup(child)};
}
