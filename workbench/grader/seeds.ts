import {createHmac, randomBytes} from "node:crypto";
import {mkdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {writeWhole} from "./writeWhole.ts";

/** Returns the seed of a student's hidden tests: nobody without the secret can foresee it. */
export function studentSeed(secret: string, student: string, exercise: string): string {
  const hmac = createHmac("sha256", secret);
  return hmac
    .update(`${student.normalize("NFC")}\0${exercise}`)
    .digest("hex")
    .slice(0, 32);
}

/**
 * Returns the seed of a student's variant, from that of their hidden tests. The variant is shown to the student,
 * and nothing can be told from it of the other seed.
 */
export function variantSeed(seed: string): string {
  return createHmac("sha256", seed).update("variant").digest("hex").slice(0, 32);
}

/** Returns the course's secret; the first grading draws it and keeps it beside the course, readable by its owner. */
export async function courseSecret(courseFolder: string): Promise<string> {
  const path = join(courseFolder, ".voxelbook/course-secret");
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if ((error as {code?: string}).code !== "ENOENT") throw error;
  }
  const secret = randomBytes(32).toString("hex");
  await mkdir(dirname(path), {recursive: true});
  await writeWhole(path, `${secret}\n`, 0o600);
  return secret;
}
