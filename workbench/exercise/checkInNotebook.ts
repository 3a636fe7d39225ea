import {spawn} from "node:child_process";
import type {CheckRequest, CheckResponse} from "../grader/check.entry.ts";
import {checkBundle} from "./renderCheck.ts";
import type {CheckReport} from "./types.ts";
import {entryCommand} from "./workbenchFile.ts";

/** A check, and the forms in which a notebook shows it. */
export interface NotebookCheck {
  readonly report: CheckReport;
  /** `application/vnd.voxelbook.check+json`, `text/html` and `text/plain`. */
  readonly bundle: Readonly<Record<string, unknown>>;
}

/** Makes the forms in which a notebook shows a report; what draws pictures is loaded where there is one. */
async function shown(report: CheckReport): Promise<NotebookCheck> {
  const pictures = report.questions.some(({tests}) => tests.some(({picture}) => picture));
  if (!pictures) return {report, bundle: checkBundle(report)};
  const [{pictureHtml}, {sayIn}] = await Promise.all([
    import("../report/pictureHtml.ts"),
    import("../report/say.ts"),
  ]);
  const say = sayIn(report.language);
  return {report, bundle: checkBundle(report, (picture) => pictureHtml(picture, say))};
}

/** Longest text that the checking process may write. */
const MAX_BYTES = 16 * 2 ** 20;

/**
 * Checks the answers of a running notebook against the public tests of an exercise, in another process.
 *
 * @param request - exercise id, sources of the executed cells, the course's folder, language
 * @throws Error when the exercise is not there or the check cannot be run; the message says why
 */
export function checkInNotebook(request: CheckRequest): Promise<NotebookCheck> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, entryCommand("grader/check.entry"), {
      stdio: ["pipe", "pipe", "pipe"],
    });
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
      if (response.ok) resolve(shown(response.report));
      else reject(new Error(response.error));
    });
    child.stdin.end(JSON.stringify(request));
  });
}
