import type {ItemStatus} from "./checklist.ts";
import {requireStated} from "./checklist.ts";
import {RQS_ITEMS} from "./rqsItems.ts";
import type {RqsQuestion} from "./rqsItems.ts";
import type {ScoredItem} from "./scoreItems.ts";
import {scoreItems} from "./scoreItems.ts";
import type {StudyRecord} from "./studyRecord.ts";

/** An item of the score with its points. */
export interface RqsItem extends RqsQuestion {
  readonly status: ItemStatus;
  /** Null where it is not known; then lowest and highest differ. */
  readonly points: number | null;
  /** The fewest points that what is known allows, and the most. */
  readonly lowest: number;
  readonly highest: number;
  readonly evidence: string;
}

/** The radiomics quality score as far as it is known. */
export interface RadiomicsQualityScore {
  readonly items: readonly RqsItem[];
  /** Null unless every item is known. */
  readonly total: number | null;
  /** Where the total lies, whatever the unknown items are. */
  readonly lowest: number;
  readonly highest: number;
  /** 36. */
  readonly outOf: number;
  /** How many items are unknown. */
  readonly unknown: number;
}

/** Points the authors give an item, and why. */
export interface StatedPoints {
  readonly points: number;
  readonly evidence: string;
}

/** Options of `radiomicsQualityScore`. */
export interface RqsOptions {
  /** By the number of the item. */
  readonly stated?: Readonly<Record<string, StatedPoints>>;
}

/** Refuses points that an item cannot have. */
function requirePoints({number, allowed}: RqsQuestion, {points, evidence}: StatedPoints): void {
  if (!allowed.includes(points)) {
    throw new RangeError(
      `radiomicsQualityScore: points of item ${number} must be one of ${allowed.join(", ")}, got ${points}`,
    );
  }
  if (evidence.trim() === "") {
    throw new RangeError(`radiomicsQualityScore: item ${number} must have evidence, got none`);
  }
}

/** Fills one item: what is stated goes before the record, the rest stays unknown. */
function fillItem(
  question: RqsQuestion,
  stated: StatedPoints | undefined,
  known: ScoredItem | undefined,
): RqsItem {
  if (stated !== undefined) {
    requirePoints(question, stated);
    const {points, evidence} = stated;
    return {...question, status: "stated", points, lowest: points, highest: points, evidence};
  }
  const possible = known?.possible ?? question.allowed;
  const [lowest, highest] = [Math.min(...possible), Math.max(...possible)];
  return {
    ...question,
    status: known?.status ?? "unknown",
    points: lowest === highest ? lowest : null,
    lowest,
    highest,
    evidence: known?.evidence ?? "",
  };
}

/**
 * Computes the radiomics quality score of a study as far as its own records tell: 16 items, 36 points.
 *
 * An item that no record knows has no points but a range, and so has the total; nothing is guessed. A high
 * score says that a study did many things, not that it did them well: cross-validation counts as
 * resampling, never as validation, which means other samples and no fitting anew.
 *
 * @param record - training, the provenance of `trainAndValidate`; extraction, robustness, estimates and
 *   batchIs where there are any; complete, whether it holds all that was done
 * @param options - stated, points and evidence by the number of the item; they go before the record
 * @returns items with points or a range, and evidence; total, null while an item is unknown; its lowest and
 *   highest value; outOf, 36; unknown, how many items
 * @throws RangeError when an item is stated that does not exist, with points it cannot have, or without
 *   evidence
 * @ref lambin2017
 * @example radiomicsQualityScore({training: trainAndValidate(samplesOf([[1], [2], [3], [4]], {y: [0, 1, 0, 1]}), {steps: [], learner: logisticLearner({ridge: 1}), split: ({y}, rng) => stratifiedKFold(y, {folds: 2, rng}), metrics: ["brier"], scoring: "pooled", rng: createRng(1)}).provenance, complete: false}).outOf // 36
 */
export function radiomicsQualityScore(
  record: StudyRecord,
  {stated = {}}: RqsOptions = {},
): RadiomicsQualityScore {
  requireStated(
    "radiomicsQualityScore",
    stated,
    RQS_ITEMS.map(({number}) => number),
  );
  const known = scoreItems(record);
  const items = RQS_ITEMS.map((question) =>
    fillItem(question, stated[question.number], known[question.number]),
  );
  const sum = (pick: (item: RqsItem) => number) =>
    items.reduce((total, item) => total + pick(item), 0);
  const unknown = items.filter(({points}) => points === null).length;
  return {
    items,
    total: unknown === 0 ? sum(({points}) => points ?? 0) : null,
    lowest: sum(({lowest}) => lowest),
    highest: sum(({highest}) => highest),
    outOf: RQS_ITEMS.reduce((total, {allowed}) => total + Math.max(...allowed), 0),
    unknown,
  };
}
