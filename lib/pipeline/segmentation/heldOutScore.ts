import type {Rng} from "../../core/index.ts";
import type {Predict, Sample} from "../../nn/index.ts";
import {batchOf, cutPatch, drawPatch} from "../../nn/index.ts";

/** Options of `heldOutScore`. */
export interface HeldOutScoreOptions {
  readonly rng: Rng;
  /** Voxels of a patch along (z, y, x). */
  readonly patch: readonly number[];
}

/** Overlap of what logits above 0 mark with a target. */
function diceOf(logits: Float32Array, target: Float32Array): number {
  let both = 0;
  let total = 0;
  for (let i = 0; i < target.length; i++) {
    const marked = logits[i] > 0 ? 1 : 0;
    both += marked * target[i];
    total += marked + target[i];
  }
  return (2 * both) / total;
}

/**
 * Fixes one patch of each sample, which holds a part of the outline, and makes a score of them: mean Dice
 * at probability one half. A whole scan would take minutes in each point of a learning curve.
 */
export function heldOutScore(
  samples: readonly Sample[],
  {rng, patch}: HeldOutScoreOptions,
): (predict: Predict) => Promise<number> {
  const size = [...patch];
  const patches = samples.map((sample) => {
    const start = drawPatch(rng, sample, {size, foreground: 1});
    return batchOf([cutPatch(sample, {start, size})]);
  });
  return async (predict) => {
    let sum = 0;
    for (const {x, target} of patches) sum += diceOf((await predict(x)).data, target.data);
    return sum / patches.length;
  };
}
