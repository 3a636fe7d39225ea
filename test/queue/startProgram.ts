import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A program of a test, on its way. */
export interface Program {
  readonly child: ChildProcess;
  /** All that it has said so far. */
  said(): string;
  /** Waits until it has said something. */
  until(pattern: RegExp): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  readonly end: Promise<number | string>;
}

/** Starts a TypeScript file of this folder as a process of its own, on the sources. */
export function startProgram(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const node = ["--import", "tsx", "--conditions=voxelbook-source", file, ...args];
  const child = spawn(process.execPath, node, {
    cwd: root,
    env: {...process.env, ...env},
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk;
    for (const listen of listeners) listen();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const end = once(child, "close").then(([code, signal]) => code ?? signal);
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!pattern.test(text)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void end.then(() => {
        if (!pattern.test(text)) reject(new Error(`${name} ended without ${pattern}:\n${text}`));
      });
    });
  return {child, said: () => text, until, end};
}
