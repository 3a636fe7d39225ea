import type {Rng, Variant} from "voxelbook-workbench/exercise";

const RATE = 0.1;

/** Counts what each way of correcting ten p-values in order rejects. */
function counts(sorted: readonly number[]): number[] {
  const m = sorted.length;
  const passes = sorted.map((p, i) => p <= ((i + 1) * RATE) / m);
  const firstFailure = passes.indexOf(false);
  const holm = sorted.findIndex((p, i) => p > RATE / (m - i));
  return [
    passes.lastIndexOf(true) + 1,
    firstFailure,
    holm,
    sorted.filter((p) => p <= RATE / m).length,
    sorted.filter((p) => p <= RATE).length,
  ];
}

/** Each student's p-values: every mistake gives a number of its own, and none lies on a line. */
export function variant(rng: Rng): Variant {
  for (;;) {
    const near = Array.from({length: 7}, (_, i) => 0.01 * (i + 1) * (0.2 + 1.15 * rng.next()));
    const far = Array.from({length: 3}, () => 0.2 + 0.7 * rng.next());
    const p = [...near, ...far].map((value) => Math.round(value * 10000) / 10000);
    const sorted = [...p].sort((a, b) => a - b);
    const all = counts(sorted);
    const isClear = sorted.every((value, i) => {
      const lines = [0.01 * (i + 1), 0.1 / (10 - i), 0.01, 0.1];
      return lines.every((line) => Math.abs(value - line) > 0.0002);
    });
    if (new Set(all).size < all.length || !isClear) continue;

    // In no order that says anything.
    for (let i = p.length - 1; i > 0; i--) {
      const k = rng.int(i + 1);
      [p[i], p[k]] = [p[k], p[i]];
    }
    return {p, rate: RATE};
  }
}
