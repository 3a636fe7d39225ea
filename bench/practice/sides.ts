import {type ChildProcess, spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {root} from "../shared/timed.ts";

/** One run of a row. */
export interface Run {
  readonly seconds: number;
  /** Seconds of all threads together, which other work on the machine does not lengthen; none in a page. */
  readonly cpu?: number;
}

/** What a side says when it has written its result. */
export interface Finished {
  /** Peak of memory. */
  readonly megabytes: number;
  /** The same before the first run: the program, its libraries and the inputs. */
  readonly before: number;
  readonly device: string;
}

/** One side of a row, ready to run as often as it is asked. */
export interface Side {
  run(): Promise<Run>;
  finish(): Promise<Finished>;
  close(): Promise<void>;
}

/** Waits for the end of a process. */
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("close", () => resolve());
  });

/** Starts a side in a process that answers each line of its input with a line of JSON. */
export function startProcess(program: string, args: readonly string[]): Side {
  const child = spawn(program, [...args], {cwd: root, stdio: ["pipe", "pipe", "inherit"]});
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const ask = async <Answer>(word: string): Promise<Answer> => {
    child.stdin.write(`${word}\n`);
    const {value, done} = await lines.next();
    if (done === true)
      throw new Error(`${program} ${args.join(" ")}: must answer ${word}, it ended`);
    return JSON.parse(value) as Answer;
  };
  return {
    run: () => ask<Run>("run"),
    finish: () => ask<Finished>("end"),
    close() {
      child.kill();
      return ended(child);
    },
  };
}
