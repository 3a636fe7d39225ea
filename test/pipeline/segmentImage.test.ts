import assert from "node:assert/strict";
import {
  createVolume,
  type Grid,
  orientationOf,
  reorient,
  resample,
  sameGrid,
  type Volume,
} from "../../lib/image/index.ts";
import {
  type Engine,
  openEngine,
  type SegmentationModel,
  type Tensor32,
} from "../../lib/nn/index.ts";
import {prepareImage, type SegmentOptions, segmentImage} from "../../lib/pipeline/index.ts";
import {neighbourModel, PARTS, thresholdModel} from "../nn/model/models.ts";
import {outcome} from "../outcome.ts";
import {outcomeOf} from "./outcomeOf.ts";

const GRID = {shape: [5, 4, 3], spacing: [4, 4, 3], origin: [7, -8, 9]} as const;

/** Uptake with hot voxels at some indices, in RAS on the model's voxels. */
function uptake(hot: Readonly<Record<number, number>>, grid: Partial<Grid> = {}): Volume {
  const options = {...GRID, ...grid, unit: "SUV"} as const;
  const [nx, ny, nz] = options.shape;
  const data = new Float32Array(nx * ny * nz);
  for (const [i, value] of Object.entries(hot)) data[Number(i)] = value;
  return createVolume(data, options);
}

/** Indices of the voxels inside a mask. */
const inside = ({data}: {data: ArrayLike<number>}) =>
  Array.from(data).flatMap((value, i) => (value === 1 ? [i] : []));

/** A model with other rules for what is made of its probabilities. */
const withOutput = (model: SegmentationModel, output: Partial<SegmentationModel["output"]>) => ({
  ...model,
  output: {...model.output, ...output},
});

describe("prepareImage", () => {
  const own = PARTS.input;

  it("keeps an image of the model's form, and maps its intensities", () => {
    const notes: string[] = [];
    const {tensor, volume, isResampled} = prepareImage(own, uptake({0: Math.E - 1, 1: -1}), {
      onNote: (note) => notes.push(note),
    });
    assert.deepEqual(tensor.shape, [1, 3, 4, 5, 1]);
    assert.deepEqual([...tensor.data.slice(0, 3)], [1, 0, 0]);
    assert.deepEqual([notes, isResampled, volume.unit], [[], false, "1"]);
  });

  it("cuts at a window, and takes mean and spread off", () => {
    const image = uptake({0: 1, 1: 3, 2: 9}, {shape: [3, 1, 1]});
    const seen = (intensity: SegmentationModel["input"]["intensity"]) =>
      [...prepareImage({...own, intensity}, image).tensor.data].map((v) => Number(v.toFixed(4)));
    assert.deepEqual(seen({kind: "window", low: 2, high: 4}), [0, 0.5, 1]);
    assert.deepEqual(seen({kind: "zscore"}), [-0.9806, -0.3922, 1.3728]);
    const flat = uptake({0: 2, 1: 2}, {shape: [2, 1, 1]});
    const {tensor} = prepareImage({...own, intensity: {kind: "zscore"}}, flat);
    assert.deepEqual([...tensor.data], [0, 0]);
  });

  it("turns the axes, and says so", () => {
    const notes: string[] = [];
    const turned = reorient(uptake({0: 1}), "LPI");
    const {volume, tensor} = prepareImage(own, turned, {onNote: (note) => notes.push(note)});
    assert.equal(orientationOf(volume), "RAS");
    assert.ok(tensor.data[0] > 0 && sameGrid(volume, uptake({})));
    assert.deepEqual(notes, ["axes turned from LPI to RAS; no voxel changed"]);
  });

  it("leaves voxels within the tolerance, and resamples others, with a note each", () => {
    const notes: string[] = [];
    const onNote = (note: string) => notes.push(note);
    const near = prepareImage(own, uptake({}, {spacing: [4.4, 4.4, 3]}), {onNote});
    const far = prepareImage(own, uptake({}, {spacing: [8, 4, 3]}), {onNote});
    const fine = prepareImage(own, uptake({}, {spacing: [2, 4, 3]}), {onNote});
    assert.deepEqual(
      [near, far, fine].map(({tensor}) => tensor.shape[3]),
      [5, 10, 3],
    );
    assert.deepEqual(notes, [
      "voxels of 4.4 × 4.4 × 3 mm are within 20 % of the model's 4 × 4 × 3 mm and stay as they are",
      "resampled from voxels of 8 × 4 × 3 mm to 4 × 4 × 3 mm; the result comes back to the image's own voxels",
      "resampled from voxels of 2 × 4 × 3 mm to 4 × 4 × 3 mm, smoothed before; the result comes back to the image's own voxels",
    ]);
  });

  it("says that an oblique image is seen along its own axes", () => {
    const [c, s] = [Math.cos(0.2), Math.sin(0.2)];
    const notes: string[] = [];
    const direction = Float64Array.of(c, -s, 0, s, c, 0, 0, 0, 1);
    prepareImage(own, uptake({}, {direction}), {onNote: (note) => notes.push(note)});
    assert.deepEqual(notes, [
      "the image is oblique by 11°: it is seen along its own axes, not the patient's",
    ]);
  });

  it("refuses voxel sizes that would take all memory", () => {
    assert.match(
      String(outcome(() => prepareImage(own, uptake({}, {spacing: [9000, 9000, 9000]})))),
      /^RangeError prepareImage: voxels of 4 × 4 × 3 mm must be at most 134217728, got \d+ for an image of 5 × 4 × 3 voxels of 9000 × 9000 × 9000 mm; check its spacing$/,
    );
  });
});

describe("segmentImage", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  /** Segments with the usual options. */
  const segment = (
    model: SegmentationModel,
    volume: Volume,
    options: Partial<SegmentOptions> = {},
  ) => segmentImage(model, volume, {engine, modality: "PT", ...options});

  it("marks what the network says yes to, on the image's own grid", async () => {
    const image = uptake({3: 2.5, 17: 1.5, 40: 9});
    const {mask, probabilities} = await segment(thresholdModel(2), image);
    assert.deepEqual(inside(mask), [3, 40]);
    assert.ok(sameGrid(mask, image) && sameGrid(probabilities, image));

    // The logit of a voxel is 20 ln((1 + v) / 3).
    const expected = 1 / (1 + (3 / 3.5) ** 20);
    assert.ok(Math.abs(probabilities.data[3] - expected) < 1e-5);
    assert.equal(probabilities.unit, "1");
  });

  it("finds the same however the axes run, also where the network tells one side from another", async () => {
    const image = uptake({22: 5, 31: 7, 48: 3});
    for (const axis of [0, 1, 2] as const) {
      const straight = await segment(neighbourModel(axis), image);
      assert.ok(inside(straight.mask).length >= 2);
      for (const code of ["LPS", "PIR", "SAL"]) {
        const turned = reorient(image, code);
        const {mask} = await segment(neighbourModel(axis), turned);
        assert.ok(sameGrid(mask, turned));
        assert.deepEqual(reorient(mask, "RAS").data, straight.mask.data, `${code} ${axis}`);
      }
    }
  });

  it("sees mirrors along the axes that the model names, by their names", async () => {
    // One neighbour is hot, so that only the mirror along the network's own axis changes the answer.
    const image = uptake({32: 30});
    for (const [axis, name] of [
      [0, "z"],
      [1, "y"],
      [2, "x"],
    ] as const) {
      const model = neighbourModel(axis);
      const maxima = await Promise.all(
        (["x", "y", "z"] as const).map(async (flip) => {
          const {probabilities} = await segment({...model, flips: [flip]}, image);
          return Math.max(...probabilities.data);
        }),
      );
      const halved = (["x", "y", "z"] as const).filter((_, k) => maxima[k] < 0.51);
      assert.deepEqual(halved, [name]);
    }
  });

  it("brings a resampled result back to voxels of any size", async () => {
    const ball = (x: number, y: number, z: number) => (Math.hypot(x, y, z) < 12 ? 8 : 0.5);
    const fine = uptake({}, {shape: [24, 24, 24], spacing: [2, 2, 2], origin: [-23, -23, -23]});
    const data = fine.data.map((_, i) => {
      const place = [i % 24, Math.floor(i / 24) % 24, Math.floor(i / 576)];
      return ball(2 * place[0] - 23, 2 * place[1] - 23, 2 * place[2] - 23);
    });
    const image = reorient({...fine, data: Float32Array.from(data)}, "LPS");
    const {mask, notes} = await segment(thresholdModel(2), image);
    assert.ok(sameGrid(mask, image));
    assert.match(notes[1], /^resampled from voxels of 2 × 2 × 2 mm to 4 × 4 × 3 mm, smoothed/);

    // A ball of 12 mm holds 7.2 mL; half a voxel of the model more or less is 40 %.
    const millilitres = (inside(mask).length * 8) / 1000;
    assert.ok(millilitres > 7.2 && millilitres < 10.5, String(millilitres));
    const coarse = resample(image, {
      ...{spacing: [6, 6, 6], align: "centre", size: "ceil"},
      ...{interpolation: "linear", outside: "edge"},
    });
    assert.ok(sameGrid((await segment(thresholdModel(2), coarse)).mask, coarse));
  });

  it("pads an image smaller than a window, down to one voxel, and says so", async () => {
    const {mask, notes} = await segment(thresholdModel(2), uptake({0: 3}, {shape: [1, 1, 1]}));
    assert.deepEqual([...mask.data], [1]);
    assert.deepEqual(notes, [
      "every voxel of the image is 3: there is nothing to see",
      "the image, 1 × 1 × 1 voxels for the model, is smaller than its window of 8 × 6 × 4: padded with zeros",
    ]);
  });

  it("keeps the largest part and fills holes where the model says so", async () => {
    // A ring with a hole at 6 in one plane, and a voxel apart.
    const ring = Object.fromEntries([0, 1, 2, 5, 7, 10, 11, 12].map((i) => [i, 5]));
    const image = uptake({...ring, 19: 5}, {shape: [5, 4, 1]});
    const plain = await segment(thresholdModel(2), image);
    assert.equal(inside(plain.mask).length, 9);
    const ruled = withOutput(thresholdModel(2), {keep: "largest", fillHoles: true});
    const {mask, notes} = await segment(ruled, image);
    assert.deepEqual(inside(mask), [0, 1, 2, 5, 6, 7, 10, 11, 12]);
    assert.deepEqual(notes.slice(1), [
      "kept the largest of 2 parts; the others hold 0.0480 mL",
      "filled holes of 0.0480 mL",
    ]);
  });

  it("gives an empty mask, and says so, where nothing is found", async () => {
    const ruled = withOutput(thresholdModel(2), {keep: "largest", fillHoles: true});
    const {mask, notes} = await segment(ruled, uptake({0: 1.9}));
    assert.deepEqual(inside(mask), []);
    assert.match(
      String(notes.at(-1)),
      /^nothing was found: the highest probability is 0\.3\d\d, below the threshold 0\.5; the mask is empty$/,
    );
  });

  it("refuses another modality, another unit, and numbers that are no uptake", async () => {
    const image = uptake({0: 3});
    const said = (volume: Volume, options: Partial<SegmentOptions> = {}) =>
      outcomeOf(() => segment(thresholdModel(2), volume, options));
    assert.equal(
      await said(image, {modality: "CT"}),
      "RangeError segmentImage: modality must be PT, which the model was trained on, got CT",
    );
    assert.equal(
      await said({...image, unit: "HU"}),
      "RangeError segmentImage: unit of the image must be SUV, in which the model was trained, got HU",
    );
    assert.match(
      String(await said({...image, data: image.data.map((v) => v - 1000) as Float32Array})),
      /^RangeError segmentImage: image must hold SUV, which does not go below 0, got 100 % of the voxels below -0\.5: it is another modality, such as CT, or was normalised$/,
    );
    assert.match(
      String(await said({...image, data: image.data.map((v) => v + 4000) as Float32Array})),
      /^RangeError segmentImage: image must hold SUV, which hardly reaches 100, got 100 % /,
    );
    assert.match(
      String(await said(uptake({7: Number.NaN, 8: Number.POSITIVE_INFINITY}))),
      /^RangeError segmentImage: image must be finite, got NaN at voxel \[2, 1, 0\] and 2 such voxels of 60/,
    );
  });

  it("lets the little noise of uptake and a hot bladder pass", async () => {
    const notes = (await segment(thresholdModel(2), uptake({0: -0.6, 1: 350}, {shape: [9, 9, 9]})))
      .notes;
    assert.deepEqual(notes, []);
  });

  it("reports every window of every mirror, in order, and leaves nothing on the engine", async () => {
    const model: SegmentationModel = {...thresholdModel(2), flips: ["x", "z"]};
    const image = uptake({0: 3}, {shape: [12, 6, 4]});
    const before = engine.tf.memory().numTensors;
    const seen: string[] = [];
    await segment(model, image, {
      onProgress: ({done, total}) => {
        seen.push(`${done} of ${total}`);
      },
    });
    assert.deepEqual(
      seen,
      Array.from({length: 8}, (_, k) => `${k + 1} of 8`),
    );
    assert.equal(engine.tf.memory().numTensors, before);
  });

  it("stops between windows, and leaves nothing on the engine", async () => {
    const controller = new AbortController();
    const before = engine.tf.memory().numTensors;
    let windows = 0;
    const stopped = segment(thresholdModel(2), uptake({0: 3}, {shape: [40, 6, 4]}), {
      signal: controller.signal,
      onProgress: () => {
        windows++;
        controller.abort(new Error("enough"));
      },
    });
    await assert.rejects(stopped, /enough/);
    assert.deepEqual([windows, engine.tf.memory().numTensors], [1, before]);
  });

  it("changes nothing of the image that it is given", async () => {
    const image = uptake({3: 2.5});
    const copy = image.data.slice();
    const {probabilities} = await segment(thresholdModel(2), image);
    (probabilities as {data: Tensor32["data"]}).data.fill(9);
    assert.deepEqual(image.data, copy);
  });
});
