import type {ChecklistQuestion} from "./checklist.ts";

/** A question of the radiomics quality score. */
export interface RqsQuestion extends Omit<ChecklistQuestion, "section"> {
  /** Points that it can have, as published. */
  readonly allowed: readonly number[];
}

type Row = readonly [topic: string, allowed: readonly number[], asks: string];

// In the published order, with the published points; the most of all add up to 36. The words are ours.
const ROWS: readonly Row[] = [
  [
    "image protocol",
    [0, 1, 2],
    "1 for a protocol that is described well, 1 for one that is public",
  ],
  [
    "multiple segmentations",
    [0, 1],
    "outlines by several people or programs, or outlines perturbed, and what features make of it",
  ],
  ["phantom study", [0, 1], "phantoms on all scanners, to find differences between them"],
  [
    "several time points",
    [0, 1],
    "images of the same people at several times, and what features do",
  ],
  [
    "fewer features or multiple testing",
    [-3, 3],
    "3 for fewer features or tests adjusted for their number, 3 off for neither",
  ],
  ["other variables", [0, 1], "a model of radiomics beside other variables"],
  ["biology", [0, 1], "biological correlates found and discussed"],
  [
    "cut-offs",
    [0, 1],
    "groups by the median or a cut-off published before, or the risk as a continuous number",
  ],
  [
    "discrimination",
    [0, 1, 2],
    "1 for discrimination with interval or test, 1 more when resampling is used",
  ],
  [
    "calibration",
    [0, 1, 2],
    "1 for calibration with interval or test, 1 more when resampling is used",
  ],
  ["prospective study", [0, 7], "prospective validation in a registered trial"],
  [
    "validation",
    [-5, 2, 3, 4, 5],
    "without fitting anew: 5 off for none; 2 on data of the same institute, 3 of another, 4 of two others or of a signature published before, 5 of three or more",
  ],
  ["gold standard", [0, 2], "beside the method in use, to show what radiomics adds"],
  ["clinical use", [0, 2], "usefulness in the clinic, as by a decision curve"],
  ["cost", [0, 1], "cost-effectiveness"],
  [
    "open science",
    [0, 1, 2, 3, 4],
    "1 each for open scans, open outlines, open code, and open features of representative outlines",
  ],
];

/** What the radiomics quality score asks. */
export const RQS_ITEMS: readonly RqsQuestion[] = ROWS.map(([topic, allowed, asks], i) => ({
  number: String(i + 1),
  topic,
  allowed,
  asks,
}));
