import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";
import type {CheckRequest, CheckResponse} from "../grader/check.entry.ts";
import {checkBundle} from "./renderCheck.ts";
import type {CheckReport} from "./types.ts";
import {workbenchFile} from "./workbenchFile.ts";

/** A check, and the forms in which a notebook shows it. */
export interface NotebookCheck {
  readonly report: CheckReport;
  /** `application/vnd.voxelbook.check+json`, `text/html` and `text/plain`. */
  readonly bundle: Readonly<Record<string, unknown>>;
}

/** Longest text that the checking process may write. */
const MAX_BYTES = 16 * 2 ** 20;

/** Node's arguments for the process that checks: the built program, or the source through tsx. */
function checkCommand(): string[] {
  const entry = workbenchFile("grader/check.entry");
  if (!entry.endsWith(".ts")) return [entry];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return ["--import", tsx, "--conditions=voxelbook-source", entry];
}

/**
 * Checks the answers of a running notebook against the public tests of an exercise, in another process.
 *
 * @param request - exercise id, sources of the executed cells, the course's folder, language
 * @throws Error when the exercise is not there or the check cannot be run; the message says why
 */
export function checkInNotebook(request: CheckRequest): Promise<NotebookCheck> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, checkCommand(), {stdio: ["pipe", "pipe", "pipe"]});
    const chunks: Buffer[] = [];
    let bytes = 0;
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) chunks.push(chunk);
      else child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors = `${errors}${chunk}`.slice(-2_000);
    });
    child.stdin.on("error", () => child.stdin.destroy());
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== 0) {
        reject(
          new Error(`the check ended with ${signal ?? `exit code ${code}`}: ${errors.trim()}`),
        );
        return;
      }
      const response = JSON.parse(Buffer.concat(chunks).toString("utf8")) as CheckResponse;
      if (response.ok) resolve({report: response.report, bundle: checkBundle(response.report)});
      else reject(new Error(response.error));
    });
    child.stdin.end(JSON.stringify(request));
  });
}
