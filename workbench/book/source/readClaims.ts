import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";

/** What came of a textbook's statement when it was executed. */
export type Verdict = "holds" | "holds if" | "fails";

/** A statement of a textbook, as `notebooks/claims.json` registers it. */
export interface Claim {
  /** Item of the curriculum; `-CHECK` marks a correction. */
  readonly id: string;
  /** Two digits of the chapter that executes it. */
  readonly chapter: string;
  readonly verdict: Verdict;
  readonly statement: string;
}

/** Reads the claim register below a root; a student's copy has none. */
export async function readClaims(root: string): Promise<readonly Claim[]> {
  const path = join(root, "notebooks/claims.json");
  if (!existsSync(path)) return [];
  return (JSON.parse(await readFile(path, "utf8")) as {claims: Claim[]}).claims;
}
