import {once} from "node:events";
import type {Writable} from "node:stream";
import {eachRecord} from "../../grader/eachRecord.ts";
import type {GradeFolderResult} from "../../grader/gradeFolder.ts";

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}

/**
 * Prints the result of a grading as one JSON object, `{"records": [ … ], "counts", "unchanged", "exercises",
 * "strays"}`. Records go out one by one, so that memory stays flat.
 */
export async function printJson(
  out: string,
  result: GradeFolderResult,
  stream: Writable = process.stdout,
): Promise<void> {
  const graded = new Set(result.exercises);
  await write(stream, '{"records": [');
  let separator = "\n";
  for await (const record of eachRecord(out)) {
    if (!graded.has(record.assignment)) continue;
    await write(stream, `${separator}${JSON.stringify(record)}`);
    separator = ",\n";
  }
  const {counts, unchanged, exercises, strays} = result;
  const rest = JSON.stringify({counts, unchanged, exercises, strays});
  await write(stream, `\n], ${rest.slice(1)}\n`);
}
