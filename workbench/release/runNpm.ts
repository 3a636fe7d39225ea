import {spawn} from "node:child_process";
import {CliError, ENVIRONMENT} from "../cli/error.ts";

/** Runs npm and returns what it prints; fails with its words. */
export function runNpm(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const windows = process.platform === "win32";
    const child = spawn(windows ? "npm.cmd" : "npm", args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      shell: windows,
    });
    let out = "";
    let errors = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (errors += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(out);
      else {
        const reason = errors.trim().split("\n").slice(-5).join("\n");
        const fix = "see npm's message above; is the package registry reachable?";
        reject(new CliError(`npm ${args[0]} failed:\n${reason}`, {exitCode: ENVIRONMENT, fix}));
      }
    });
  });
}
