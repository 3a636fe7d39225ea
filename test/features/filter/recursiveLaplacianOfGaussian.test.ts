import assert from "node:assert/strict";
import {recursiveLaplacianOfGaussian} from "../../../lib/features/filter/recursiveLaplacianOfGaussian.ts";
import {createVolume} from "../../../lib/image/index.ts";
import {assertNear, constant, doubled, impulse, marked, pattern, row} from "./images.ts";

describe("recursiveLaplacianOfGaussian", () => {
  it("is 0 on a constant, in single precision, whatever the image's own", () => {
    const {data} = recursiveLaplacianOfGaussian(constant([6, 5, 4], 100), {sigmaMm: 1});
    assert.ok(data instanceof Float32Array);
    // Sums of doubles whose terms reach 100.
    assertNear(data, new Float64Array(120), 1e-10);
  });

  it("is σ² times the second derivative of a parabola, away from the border", () => {
    const data = Float64Array.from({length: 61 * 4 * 4}, (_, i) => ((i % 61) - 30) ** 2 / 2);
    const image = createVolume(data, {shape: [61, 4, 4], spacing: [2, 1, 1], unit: "1"});
    const {data: found} = recursiveLaplacianOfGaussian(image, {sigmaMm: 3});

    // Per voxel the curvature is 1, per mm 1/4; ITK leaves sigma in mm and the kernel in voxels apart.
    assert.ok(Math.abs(found[30] - 9 / 4) < 1e-5, `${found[30]}`);
  });

  it("answers an impulse as the Laplacian of a Gaussian does, to the accuracy of Deriche's constants", () => {
    const {data} = recursiveLaplacianOfGaussian(impulse([25, 25, 25], [12, 12, 12]), {sigmaMm: 2});
    const wanted = (r2: number): number =>
      (4 * (r2 / 16 - 3 / 4) * Math.exp(-r2 / 8)) / (2 * Math.PI * 4) ** 1.5;
    const at = (x: number, y: number, z: number): number => data[x + 25 * (y + 25 * z)];
    for (const [x, y, z] of [
      [12, 12, 12],
      [14, 12, 12],
      [12, 9, 13],
      [10, 14, 15],
    ]) {
      const r2 = (x - 12) ** 2 + (y - 12) ** 2 + (z - 12) ** 2;
      // Its constants follow the second derivative to within 2 % of the peak.
      assert.ok(Math.abs(at(x, y, z) - wanted(r2)) < 2e-2 * Math.abs(wanted(0)), `${x} ${y} ${z}`);
    }
  });

  it("gives the numbers of SimpleITK 2.5.7", () => {
    // LaplacianRecursiveGaussian with sigma 1.2, normalised across scale, row y = 2, z = 1.
    const image = pattern([6, 5, 4], [1, 1.5, 2]);
    const wanted = [
      6.255183219909668, 4.183340072631836, -0.8634602427482605, -3.743863105773926,
      -0.2999061346054077, -1.0953510999679565,
    ];
    const found = row(recursiveLaplacianOfGaussian(image, {sigmaMm: 1.2}), 2, 1);
    // One unit in the last place of single precision at 6, where sines may differ in their last digit.
    assertNear(found, wanted, 5e-7);
    assert.deepEqual(
      recursiveLaplacianOfGaussian(doubled(image), {sigmaMm: 1.2}).data,
      recursiveLaplacianOfGaussian(image, {sigmaMm: 1.2}).data,
    );
  });

  it("gives in a region's box the very numbers of the whole image", () => {
    const image = pattern([21, 19, 18], [1, 0.8, 2]);
    const whole = recursiveLaplacianOfGaussian(image, {sigmaMm: 1.5});
    const part = recursiveLaplacianOfGaussian(
      image,
      {sigmaMm: 1.5},
      marked(image, [2, 5, 17], [19, 7, 16]),
    );
    assert.deepEqual(part.shape, [18, 3, 2]);
    assertNear(part.origin, [2, 4, 32], 1e-12);
    for (const y of [0, 1, 2]) {
      assert.deepEqual(row(part, y, 1), row(whole, y + 5, 17).slice(2, 20));
    }
  });

  it("leaves out what is too far from a region to have a say", () => {
    const image = pattern([240, 5, 4]);
    const region = marked(image, [120, 2, 1], [124, 2, 1]);
    const whole = recursiveLaplacianOfGaussian(image, {sigmaMm: 2});
    const part = recursiveLaplacianOfGaussian(image, {sigmaMm: 2}, region);

    // Sixty voxels away weights are below 10⁻¹⁷; one unit in the last place is left to rounding.
    assertNear(row(part, 0, 0), row(whole, 2, 1).slice(120, 125), 5e-6);

    // A width far below a voxel still leaves the four voxels that the filter needs.
    const thin = recursiveLaplacianOfGaussian(image, {sigmaMm: 0.01}, marked(image, [239, 0, 3]));
    const all = recursiveLaplacianOfGaussian(image, {sigmaMm: 0.01});
    assert.equal(thin.data[0], row(all, 0, 3)[239]);
  });
});
