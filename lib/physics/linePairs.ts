import {requireFinite, requirePositive} from "./elementwise.ts";
import type {PhantomShape} from "./phantomShapes.ts";

/** A group of parallel bars, each followed by a gap as wide as itself. */
export interface LinePairOptions {
  /** Bars and gaps in a centimetre: a pair is one bar and one gap. */
  readonly pairsPerCm: number;
  /** Number of bars. */
  readonly bars: number;
  /** Length of a bar, mm. */
  readonly lengthMm: number;
  /** What a bar adds, in the unit of the phantom. */
  readonly value: number;
  /** Middle of the group, mm; 0 when left out. */
  readonly xMm?: number;
  readonly yMm?: number;
  /** How far the group is turned, counter-clockwise, degrees; 0 when left out: the bars stand upright. */
  readonly angleDeg?: number;
}

/**
 * Lists the bars of a line-pair group, the test of what a scanner still resolves.
 *
 * @formula $w = 1 / (2\nu)$ for a bar's width $w$ at $\nu$ pairs a length
 * @param options - pairsPerCm ν, 1/cm; bars, their number; lengthMm; value; xMm and yMm, the middle of the group, mm,
 *   0 when left out; angleDeg of the group, 0 when left out
 * @returns rectangles from left to right, for phantomImage and phantomSinogram
 * @throws RangeError when pairsPerCm or lengthMm is not above 0, bars is not a whole number of at least 1, or another
 *   number is not finite
 * @ref kak1988
 * @example linePairs({pairsPerCm: 5, bars: 2, lengthMm: 10, value: 1}).map((bar) => bar.xMm) // [-1, 1]
 */
export function linePairs({
  pairsPerCm,
  bars,
  lengthMm,
  value,
  xMm = 0,
  yMm = 0,
  angleDeg = 0,
}: LinePairOptions): PhantomShape[] {
  requirePositive("linePairs", "pairsPerCm", pairsPerCm);
  requirePositive("linePairs", "lengthMm", lengthMm);
  if (!Number.isInteger(bars) || bars < 1) {
    throw new RangeError(`linePairs: bars must be a whole number of at least 1, got ${bars}`);
  }
  for (const [name, number] of Object.entries({value, xMm, yMm, angleDeg})) {
    requireFinite("linePairs", name, number);
  }
  const pairMm = 10 / pairsPerCm;
  const angle = (angleDeg * Math.PI) / 180;
  return Array.from({length: bars}, (_, k) => {
    const along = (k - (bars - 1) / 2) * pairMm;
    return {
      kind: "rectangle",
      value,
      xMm: xMm + along * Math.cos(angle),
      yMm: yMm + along * Math.sin(angle),
      aMm: pairMm / 4,
      bMm: lengthMm / 2,
      angleDeg,
    };
  });
}
