import type {Rng, Variant} from "voxelbook-workbench/exercise";

/** Each student's outcomes, whose slope is a whole number, and a price below it. */
export function variant(rng: Rng): Variant {
  const slope = 2 + rng.int(3);
  const sign = rng.int(2) === 0 ? -1 : 1;
  const [a, b] = [rng.int(5) - 2, rng.int(5) - 2];

  // The same on both sides: it changes the outcomes, not their slope.
  const noise = [a, b, -2 * a - 2 * b, b, a];
  const y = [2, 1, 0, -1, -2].map((x, i) => sign * slope * x + noise[i]);
  return {y, lambda: 0.5 + 0.5 * rng.int(2 * slope - 1)};
}
