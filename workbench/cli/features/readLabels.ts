import {CliError, USAGE} from "../error.ts";
import type {LabelChoice} from "./featureCase.ts";

/**
 * Reads which labels are wanted: "all", or whole numbers other than 0 with commas, semicolons or spaces
 * between them.
 *
 * @param text - what was written
 * @param where - the option or the place in a table, for the message
 */
export function readLabels(text: string, where: string): LabelChoice {
  if (text.trim() === "all") return "all";
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const labels = parts.map((part) => (/^[+-]?\d+(\.0+)?$/.test(part) ? Number(part) : Number.NaN));
  const isGood = labels.every((label) => Number.isSafeInteger(label) && label !== 0);
  if (!isGood || labels.length === 0) {
    throw new CliError(
      `features: ${where} must be "all" or whole numbers other than 0, got "${text}"`,
      {exitCode: USAGE},
    );
  }
  return [...new Set(labels)].sort((a, b) => a - b);
}
