import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Analysis} from "../analyse/analysis.ts";

/** The analysis of a course, or why there is none. */
export type FoundAnalysis =
  | {readonly state: "absent" | "damaged"}
  | {readonly state: "there"; readonly analysis: Analysis};

function isAnalysis(value: unknown): value is Analysis {
  if (typeof value !== "object" || value === null) return false;
  const {schema, counts, similarity, signs, items, times, notes} = value as Partial<Analysis>;
  const lists = [signs, items, times, notes, similarity?.answers, similarity?.students];
  return schema === 1 && counts !== undefined && lists.every(Array.isArray);
}

/** Reads `<out>/analysis.json`, when it is there. */
export async function readAnalysis(out: string): Promise<FoundAnalysis> {
  let text: string;
  try {
    text = await readFile(join(out, "analysis.json"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {state: "absent"};
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isAnalysis(value) ? {state: "there", analysis: value} : {state: "damaged"};
  } catch {
    return {state: "damaged"};
  }
}
