import {formatPoints} from "../exercise/renderCheck.ts";
import type {Say} from "./say.ts";

const BINS = 10;
const [WIDTH, HEIGHT] = [300, 170];
const PLOT = {left: 42, right: 292, top: 10, bottom: 124};

/** Counts scores in ten equal bins from 0 to the maximum, which itself belongs to the last. */
export function countScores(scores: readonly number[], maxScore: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const score of scores) {
    const share = maxScore === 0 ? 0 : score / maxScore;
    counts[Math.min(BINS - 1, Math.max(0, Math.floor(share * BINS + 1e-9)))] += 1;
  }
  return counts;
}

/** Returns the middle of some numbers; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Draws how the scores of some students are spread, with titles on both axes. */
export function histogramSvg(scores: readonly number[], maxScore: number, say: Say): string {
  const counts = countScores(scores, maxScore);
  const most = Math.max(1, ...counts);
  const step = (PLOT.right - PLOT.left) / BINS;
  const y = (count: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * count) / most;
  const bars = counts.map((count, i) => {
    const height = PLOT.bottom - y(count);
    return `<rect x="${PLOT.left + i * step + 1}" y="${y(count).toFixed(1)}" width="${step - 2}" height="${height.toFixed(1)}"><title>${formatPoints((maxScore * i) / BINS)}–${formatPoints((maxScore * (i + 1)) / BINS)}: ${count}</title></rect>`;
  });
  const label = (x: number, text: string, anchor = "middle"): string =>
    `<text x="${x}" y="${PLOT.bottom + 16}" text-anchor="${anchor}">${text}</text>`;
  const alt = say("overview.histogramAlt", {
    n: scores.length,
    median: formatPoints(medianOf(scores)),
    maxScore: formatPoints(maxScore),
  });
  const middle = (PLOT.left + PLOT.right) / 2;
  const height = (PLOT.top + PLOT.bottom) / 2;
  return `<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
<g class="bars">${bars.join("")}</g>
<path d="M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}"/>
${label(PLOT.left, "0")}${label(middle, formatPoints(maxScore / 2))}${label(PLOT.right, formatPoints(maxScore), "end")}
<text x="${PLOT.left - 6}" y="${PLOT.top + 8}" text-anchor="end">${most}</text><text x="${PLOT.left - 6}" y="${PLOT.bottom}" text-anchor="end">0</text>
<text x="${middle}" y="${HEIGHT - 8}" text-anchor="middle">${say("overview.points")}</text>
<text transform="translate(12 ${height}) rotate(-90)" text-anchor="middle">${say("overview.studentsAxis")}</text>
</svg>`;
}
