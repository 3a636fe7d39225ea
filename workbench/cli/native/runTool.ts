import {startGroup} from "../../notebook/processGroup.ts";

/** How a tool is run. */
export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Longest time before the tool and all it started are ended, ms. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a tool ended; `output` is the end of what it printed on both streams. */
export interface ToolResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly output: string;
  readonly reason: "ended" | "not-found" | "time" | "stopped";
}

/** How much of a tool's output is kept: its end says what went wrong. */
const KEPT = 20_000;

/** Runs a program to its end or its limit; never through a shell, except npm on Windows. */
export function runTool(
  command: string,
  args: readonly string[],
  {cwd, env = process.env, limitMs, signal}: ToolOptions,
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return resolve({code: null, stdout: "", output: "", reason: "stopped"});
    const {child, kill} = startGroup(command, args, {
      ...(cwd === undefined ? {} : {cwd}),
      env: {...env},
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    let stdout = "";
    let output = "";
    let reason: ToolResult["reason"] = "ended";
    const stop = (why: ToolResult["reason"]) => () => {
      reason = why;
      kill();
    };
    const onAbort = stop("stopped");
    const clock = setTimeout(stop("time"), limitMs);
    signal?.addEventListener("abort", onAbort, {once: true});
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout = (stdout + text).slice(-KEPT);
      output = (output + text).slice(-KEPT);
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-KEPT);
    });
    const end = (): void => {
      clearTimeout(clock);
      signal?.removeEventListener("abort", onAbort);
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      end();
      if (error.code !== "ENOENT") return reject(error);
      resolve({code: null, stdout, output: `${command} is not installed`, reason: "not-found"});
    });
    child.on("close", (code) => {
      end();
      resolve({code, stdout, output, reason});
    });
  });
}

/** Returns the last lines of a text, for a message. */
export function lastLines(text: string, count = 8): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

/** The name of npm's program. */
export const NPM = process.platform === "win32" ? "npm.cmd" : "npm";
