import {codeTemplate, codeTokens} from "../../workbench/analyse/codeTokens.ts";
import {fingerprintsOf} from "../../workbench/analyse/fingerprints.ts";
import {similarityOf} from "../../workbench/analyse/pairMatrix.ts";
import {measureOf, SIMILARITY} from "../../workbench/analyse/similarityRule.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";

const ts = loadTypescript();
const {winnowing} = measureOf(SIMILARITY, false);

/** The tokens of an answer, as one text. */
export function tokensOf(source: string, start = "", name = "f"): string {
  return codeTokens(ts, source, codeTemplate(ts, [start], name)).tokens.join(" ");
}

/** Compares two answers as a class's answers are compared. */
export function compare(left: string, right: string, start = "", name = "f"): number {
  const template = codeTemplate(ts, [start], name);
  const [a, b] = [left, right].map((source) =>
    fingerprintsOf(codeTokens(ts, source, template).tokens, winnowing, new Set()),
  );
  let shared = 0;
  for (const [hash, count] of a.counts) shared += Math.min(count, b.counts.get(hash) ?? 0);
  return similarityOf(shared, a.total, b.total);
}
