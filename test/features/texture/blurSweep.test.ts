import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {blurSweep, type BlurSweepOptions} from "../../../lib/features/index.ts";
import {createMask, createVolume, type Volume} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";

const EIGHTHS = Array.from({length: 7}, (_, k) => (k + 1) / 8);

/** A picture of one slice, 1 mm pixels. */
function picture(nx: number, ny: number, at: (x: number, y: number) => number): Volume {
  const data = Float64Array.from({length: nx * ny}, (_, i) => at(i % nx, Math.floor(i / nx)));
  return createVolume(data, {shape: [nx, ny, 1], unit: "1"});
}

const all = (image: Volume) => createMask(new Uint8Array(image.data.length).fill(1), image);
const step = picture(8, 1, (x) => (x < 4 ? 0 : 1));
const usual: BlurSweepOptions = {
  sigmasMm: [0, 1],
  binning: {edges: [0.25, 0.5, 0.75]},
  offset: [1, 0, 0],
  boundary: "nearest",
};

describe("blurSweep", () => {
  it("counts the one edge of a step by hand", () => {
    const [sharp] = blurSweep(step, all(step), usual);
    assert.deepEqual(Array.from(sharp.levels.data), [1, 1, 1, 1, 4, 4, 4, 4]);
    // Seven pairs: three 1 1, one 1 4, three 4 4; counted both ways, fourteen.
    assert.ok(Math.abs(sharp.contrast - 9 / 7) < 1e-12);
    assert.ok(Math.abs(sharp.angularSecondMoment - (36 + 36 + 1 + 1) / 196) < 1e-12);
    assert.ok(Math.abs(sharp.inverseDifferenceMoment - (6 / 7 + 1 / 70)) < 1e-12);
  });

  it("puts a value on an edge into the level above it, and values beyond into the outer levels", () => {
    const line = picture(5, 1, (x) => [-9, 0.25, 0.5, 0.74, 40][x]);
    const [{levels}] = blurSweep(line, all(line), {...usual, sigmasMm: [0]});
    assert.deepEqual(Array.from(levels.data), [1, 2, 3, 3, 4]);
    assert.equal(levels.count, 4);
    assert.deepEqual(Array.from(levels.edges), [-Infinity, 0.25, 0.5, 0.75, Infinity]);
  });

  it("makes a two-level square less even, though its contrast falls", () => {
    const square = picture(24, 24, (x, y) => (x >= 6 && x < 18 && y >= 6 && y < 18 ? 1 : 0));
    const swept = blurSweep(square, all(square), {
      sigmasMm: [0, 1, 2],
      binning: {edges: EIGHTHS},
      offset: [1, 0, 0],
      boundary: "wrap",
    });
    for (let k = 1; k < 3; k++) {
      assert.ok(swept[k].contrast < swept[k - 1].contrast);
      assert.ok(swept[k].angularSecondMoment < swept[k - 1].angularSecondMoment);
      assert.ok(swept[k].inverseDifferenceMoment < swept[k - 1].inverseDifferenceMoment);
    }
  });

  it("makes noise more even with fixed bins, and hides most of it with fitted ones", () => {
    const rng = createRng("blurSweep");
    const noise = picture(64, 64, () => rng.normal());
    const options = {...usual, sigmasMm: [0, 2], boundary: "wrap" as const};
    const edges = EIGHTHS.map((edge) => 3 * edge - 1.5);
    const [sharp, soft] = blurSweep(noise, all(noise), {...options, binning: {edges}});
    const [one, two] = blurSweep(noise, all(noise), {...options, binning: {bins: 8}});
    assert.ok(soft.angularSecondMoment > 10 * sharp.angularSecondMoment);
    assert.ok(two.angularSecondMoment < 3 * one.angularSecondMoment);
    assert.ok(two.inverseDifferenceMoment > one.inverseDifferenceMoment);
  });

  it("looks within the mask only, but blurs the whole image", () => {
    const left = createMask(Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0), step);
    const [sharp, soft] = blurSweep(step, left, usual);
    assert.equal(sharp.contrast, 0);
    assert.equal(sharp.levels.voxels, 4);
    assert.ok(soft.contrast > 0);
  });

  it("gives NaN where no two voxels lie one offset apart", () => {
    const one = createMask(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0), step);
    const [{contrast, angularSecondMoment, inverseDifferenceMoment}] = blurSweep(step, one, usual);
    assert.deepEqual([contrast, angularSecondMoment, inverseDifferenceMoment], [NaN, NaN, NaN]);
  });

  const BAD: readonly [string, Partial<BlurSweepOptions>, string][] = [
    [
      "no blur",
      {sigmasMm: []},
      "RangeError blurSweep: sigmasMm must hold at least one standard deviation, got none",
    ],
    [
      "edges that fall",
      {binning: {edges: [1, 0]}},
      "RangeError blurSweep: edges must be 1 to 65534 finite numbers that rise, got [1, 0]",
    ],
    [
      "no edge",
      {binning: {edges: []}},
      "RangeError blurSweep: edges must be 1 to 65534 finite numbers that rise, got []",
    ],
    [
      "no bin",
      {binning: {bins: 0}},
      "RangeError discretise: bins must be a whole number from 1 to 65535, got 0",
    ],
    [
      "a negative blur",
      {sigmasMm: [-1]},
      "RangeError gaussianFilter: sigmaMm must be finite and at least 0 mm on each axis, got -1, -1, -1",
    ],
    [
      "no offset",
      {offset: [0, 0, 0]},
      "RangeError glcm: offset must be three whole numbers, not all 0, got [0, 0, 0]",
    ],
  ];
  for (const [what, options, message] of BAD) {
    it(`refuses ${what}`, () => {
      assert.equal(
        outcome(() => blurSweep(step, all(step), {...usual, ...options})),
        message,
      );
    });
  }

  it("refuses an image that is not finite, and a mask on another grid", () => {
    const broken = picture(8, 1, (x) => (x === 3 ? NaN : x));
    assert.match(String(outcome(() => blurSweep(broken, all(broken), usual))), /^RangeError/);
    const other = picture(4, 2, () => 0);
    assert.match(String(outcome(() => blurSweep(step, all(other), usual))), /^ShapeError/);
  });
});
