import assert from "node:assert/strict";
import {createRng} from "../../lib/core/index.ts";
import {boundaryIndex} from "../../lib/image/boundary.ts";
import {convolveAxis} from "../../lib/image/convolveAxis.ts";

const shape = [21, 19, 18] as const;

/** The weighted sum as it is written, one neighbour after the other. */
function plain(source: Float64Array, axis: number, weights: Float64Array): Float64Array {
  const step = [1, shape[0], shape[0] * shape[1]][axis];
  const radius = (weights.length - 1) / 2;
  return source.map((_, i) => {
    const at = Math.floor(i / step) % shape[axis];
    let sum = 0;
    for (let k = -radius; k <= radius; k++) {
      const from = boundaryIndex(at + k, shape[axis], "reflect");
      sum += weights[radius + k] * source[i + (from - at) * step];
    }
    return sum;
  });
}

describe("convolveAxis", () => {
  const rng = createRng("convolveAxis");
  const source = Float64Array.from({length: 21 * 19 * 18}, () => rng.normal());

  for (const axis of [0, 1, 2]) {
    it(`gives the plain sum along axis ${axis} for every radius, also beyond the image`, () => {
      for (let radius = 0; radius <= 24; radius++) {
        const half = Array.from({length: radius + 1}, () => rng.normal());
        const even = Float64Array.from(
          {length: 2 * radius + 1},
          (_, i) => half[Math.abs(i - radius)],
        );
        const any = even.map(() => rng.normal());
        for (const weights of [even, any]) {
          const got = new Float64Array(source.length);
          convolveAxis(source, got, {shape, axis, weights, boundary: "reflect"});
          const wanted = plain(source, axis, weights);
          // Up to 49 products of size one in another order: some 1e-15 each.
          for (let i = 0; i < got.length; i++) {
            assert.ok(Math.abs(got[i] - wanted[i]) < 1e-13, `radius ${radius}, voxel ${i}`);
          }
        }
      }
    }).timeout(60_000);
  }
});
