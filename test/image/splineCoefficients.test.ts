import assert from "node:assert/strict";
import {createVolume, splineCoefficients} from "../../lib/image/index.ts";
import {outcome} from "../outcome.ts";

describe("splineCoefficients", () => {
  it("make a spline that passes through every voxel, mirrored at the outermost centres", () => {
    const [nx, ny, nz] = [7, 5, 4];
    const data = Float64Array.from({length: nx * ny * nz}, (_, i) => ((i * 37) % 23) - 5);
    const image = createVolume(data, {shape: [nx, ny, nz], unit: "1"});
    const c = splineCoefficients(image);
    const fold = (i: number, n: number): number => (i < 0 ? -i : i < n ? i : 2 * n - 2 - i);

    // At a voxel the cubic B-spline weighs its coefficient with 2/3 and both neighbours with 1/6, on each axis.
    const weights = [1 / 6, 2 / 3, 1 / 6];
    for (let at = 0; at < data.length; at++) {
      const [x, y, z] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
      let total = 0;
      for (let k = 0; k < 27; k++) {
        const [a, b, d] = [k % 3, Math.floor(k / 3) % 3, Math.floor(k / 9)];
        const from = fold(x + a - 1, nx) + nx * (fold(y + b - 1, ny) + ny * fold(z + d - 1, nz));
        total += weights[a] * weights[b] * weights[d] * c[from];
      }
      assert.ok(Math.abs(total - data[at]) < 1e-12, `${at}: ${total} is not ${data[at]}`);
    }
  });

  it("leave an axis of one voxel alone and do not change the image", () => {
    const image = createVolume(Int16Array.of(3, 9), {shape: [1, 1, 2], unit: "1"});
    // Two mirrored samples: c₀ = (5 f₀ − … ) solved by hand from (4 c₀ + 2 c₁) / 6 = 3 and (2 c₀ + 4 c₁) / 6 = 9.
    assert.deepEqual(
      Array.from(splineCoefficients(image), (value) => Math.round(value * 1e12) / 1e12),
      [-3, 15],
    );
    assert.deepEqual(Array.from(image.data), [3, 9]);
  });

  it("refuse a grid without spacing", () => {
    const image = createVolume(Int16Array.of(3, 9), {shape: [1, 1, 2], unit: "1"});
    assert.equal(
      outcome(() => splineCoefficients({...image, spacing: [0, 1, 1]})),
      "RangeError splineCoefficients: spacing must be three finite sizes above 0 mm, got [0, 1, 1]",
    );
  });
});
