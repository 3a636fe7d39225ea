import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {createMask, createVolume, gaussianFilter, type ImageAndMask} from "voxelbook/image";
import {matchResolution, type ResolvedCase} from "voxelbook/pipeline";

const SHAPE = [33, 33, 33] as const;

/** A point in the middle of a cube, as a scanner of this width shows it. */
function point(sigmaMm: number): ImageAndMask {
  const data = new Float64Array(33 ** 3);
  data[16 + 33 * (16 + 33 * 16)] = 1000;
  const image = createVolume(data, {shape: SHAPE, unit: "1", spacing: [2, 2, 3]});
  const mask = createMask(new Uint8Array(33 ** 3).fill(1), image);
  const seen = sigmaMm === 0 ? image : gaussianFilter(image, {sigmaMm, boundary: {constant: 0}});
  return {image: seen, mask};
}

/** Loads every case. */
async function images(cases: readonly ResolvedCase[], toMm?: number): Promise<Float64Array[]> {
  const given = toMm === undefined ? {} : {toMm};
  const matched = matchResolution(cases, {boundary: {constant: 0}, ...given});
  const loaded: Float64Array[] = [];
  for (const one of matched.cases) {
    const {image} = "load" in one ? await one.load() : one;
    loaded.push(Float64Array.from(image.data));
  }
  return loaded;
}

describe("matchResolution", () => {
  it("gives two scanners one point spread", async () => {
    const cases: ResolvedCase[] = [
      {id: "sharp", sigmaMm: 3, ...point(3)},
      {id: "dull", sigmaMm: 5, load: async () => point(5)},
    ];
    const [sharp, dull] = await images(cases);
    const most = Math.max(...dull);

    // Gaussians are sampled and cut at four standard deviations: a tenth of a percent of the peak.
    sharp.forEach((value, i) => {
      assert.ok(Math.abs(value - dull[i]) < 2e-3 * most, `${value}, not ${dull[i]}`);
    });
  });

  it("leaves the least sharp image as it is, and says what it added to the others", async () => {
    const dull = point(5);
    const matched = matchResolution(
      [
        {id: "a", sigmaMm: [3, 4, 5], ...point(3)},
        {id: "b", sigmaMm: 5, ...dull},
      ],
      {boundary: "nearest"},
    );
    assert.deepEqual(matched.toMm, [5, 5, 5]);
    assert.deepEqual(matched.blurs, [
      {id: "a", fromMm: [3, 4, 5], blurMm: [4, 3, 0]},
      {id: "b", fromMm: [5, 5, 5], blurMm: [0, 0, 0]},
    ]);
    const second = matched.cases[1];
    const {image, mask} = "load" in second ? await second.load() : second;
    assert.deepEqual(image.data, dull.image.data);
    assert.equal(mask, dull.mask);
  });

  it("does not make noise equal: the sharper scanner loses more of it", async () => {
    const rng = createRng("noise");
    const noisy = (sigmaMm: number): ImageAndMask => {
      const {image, mask} = point(sigmaMm);
      return {image: {...image, data: Float64Array.from(image.data, () => rng.normal())}, mask};
    };
    const [sharp, dull] = await images([
      {id: "sharp", sigmaMm: 3, ...noisy(3)},
      {id: "dull", sigmaMm: 5, ...noisy(5)},
    ]);
    const spread = (data: Float64Array) =>
      Math.sqrt(data.reduce((total, value) => total + value ** 2, 0) / data.length);
    assert.ok(spread(dull) > 0.95);
    assert.ok(spread(sharp) < 0.25, `${spread(sharp)}`);
  });

  it("refuses to sharpen, widths below 0 and no case", () => {
    const cases = [{id: "a", sigmaMm: 4, ...point(0)}];
    assert.throws(
      () => matchResolution(cases, {boundary: {constant: 0}, toMm: [4, 3, 4]}),
      /toMm must be no sharper than any case, got 3 mm along y for a of 4 mm/,
    );
    assert.throws(
      () => matchResolution([{id: "a", sigmaMm: -1, ...point(0)}], {boundary: {constant: 0}}),
      /sigmaMm of a must be at least 0 mm on each axis, got -1, -1, -1/,
    );
    assert.throws(() => matchResolution([], {boundary: {constant: 0}}), /at least one, got none/);
  });
});
