import {spawn} from "node:child_process";
import {createInterface} from "node:readline";

/** How a program ended: its exit code (null when it could not be started or was killed) and all it said. */
export interface ProgramEnd {
  code: number | null;
  output: string;
}

/** Runs a program to its end and hands on each line it prints, from stdout and stderr alike. */
export function runProgram(
  command: string,
  args: readonly string[],
  onLine?: (line: string) => void,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {stdio: ["ignore", "pipe", "pipe"]});
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({input: stream}).on("line", (line) => {
        lines.push(line);
        onLine?.(line);
      });
    child.on("error", (error) => resolve({code: null, output: error.message}));
    child.on("close", (code) => resolve({code, output: lines.join("\n")}));
  });
}
