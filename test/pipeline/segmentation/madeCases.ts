import {createRng} from "../../../lib/core/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";
import type {SegmentationCase, SegmenterRecipe} from "../../../lib/pipeline/index.ts";
import {segmenterRecipe} from "../../../lib/pipeline/index.ts";

/** Axes that run as those of the sarcoma scans do: x to the left, y to the back. */
const LPS = Float64Array.of(-1, 0, 0, 0, -1, 0, 0, 0, 1);

/** Makes bright balls of random place in noise, on grids of 2 mm. */
export function madeCases(count: number, side = 10): SegmentationCase[] {
  return Array.from({length: count}, (_, k) => {
    const rng = createRng(`made case ${k}`);
    const centre = [0, 1, 2].map(() => 3 + rng.int(side - 6));
    const grid = {
      shape: [side, side, side + 1] as const,
      spacing: [2, 2, 2] as const,
      direction: LPS,
    };
    const [nx, ny, nz] = grid.shape;
    const mask = new Uint8Array(nx * ny * nz);
    const image = new Float32Array(mask.length);
    for (let z = 0, i = 0; z < nz; z++) {
      for (let y = 0; y < ny; y++) {
        for (let x = 0; x < nx; x++, i++) {
          const squared = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2;
          mask[i] = squared <= 5 ? 1 : 0;
          image[i] = 1 + 4 * mask[i] + 0.3 * rng.next();
        }
      }
    }
    return {
      id: `case-${k}`,
      image: createVolume(image, {...grid, unit: "SUV"}),
      mask: createMask(mask, grid),
    };
  });
}

/** The shipped recipe, made so small that a test can run it. */
export function smallRecipe(change: Partial<SegmenterRecipe> = {}): SegmenterRecipe {
  const recipe = segmenterRecipe("sts-pet");
  return {
    ...recipe,
    network: {...recipe.network, base: 4, depth: 1, norm: {type: "group", groups: 2}},
    input: {...recipe.input, spacing: [2, 2, 2]},
    window: {...recipe.window, patch: [8, 8, 8]},
    ...{steps: 6, warmUp: 2, flips: []},
    ...change,
  };
}

/** Where a model of a test comes from. */
export const PROVENANCE = {
  ...{version: "0.1.0", command: "test", datasets: ["made"], scores: {}},
  ...{attribution: "made", licence: "none"},
};
