import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {resample, resampleMask} from "../../../lib/image/index.ts";
import {type Engine, openEngine, type StepReport, writeModel} from "../../../lib/nn/index.ts";
import {
  type SegmentationCase,
  segmenterRecipe,
  segmentImage,
  type TrainSegmenterOptions,
  trainSegmenter,
} from "../../../lib/pipeline/index.ts";
import {partOfCase} from "../../../lib/pipeline/segmentation/partOfCase.ts";
import {
  paddedToWindow,
  trainingSamples,
} from "../../../lib/pipeline/segmentation/trainingSamples.ts";
import {outcome} from "../../outcome.ts";
import {madeCases, PROVENANCE, smallRecipe} from "./madeCases.ts";

const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

describe("training samples", () => {
  const cases = madeCases(2);
  const {input} = smallRecipe();

  it("keep outline and image together when the axes are turned", () => {
    const samples = trainingSamples("test", cases, input);
    samples.forEach(({image, target}, k) => {
      assert.deepEqual(image.shape, [11, 10, 10, 1]);
      assert.equal(total(target.data), total(cases[k].mask.data));

      // What is bright is outlined: ln(1 + 5) within, at most ln(1 + 1.3) without.
      target.data.forEach((inside, i) => {
        assert.equal(image.data[i] > 1.5, inside === 1);
      });
    });
  });

  it("take outlines along to another voxel size", () => {
    const [sample] = trainingSamples("test", cases, {...input, spacing: [1, 1, 1]});
    assert.deepEqual(sample.image.shape, [22, 20, 20, 1]);
    const growth = total(sample.target.data) / total(cases[0].mask.data);
    assert.ok(growth > 6 && growth < 10, `a voxel became ${growth}`);
  });

  it("refuse an outline that the model's voxels lose", () => {
    const [{id, image, mask}] = cases;
    const data = mask.data.map((_, i) => (i === 0 ? 1 : 0));
    const lost = () =>
      trainingSamples("test", [{id, image, mask: {...mask, data}}], {
        ...input,
        spacing: [8, 8, 8],
      });
    assert.equal(
      outcome(lost),
      "RangeError test: mask of case-0 must hold a voxel on the grid of the model, [8, 8, 8] mm, got none",
    );
  });

  it("stand in the middle of a larger window", () => {
    const image = {shape: [2, 1, 3, 1], data: Float32Array.of(1, 2, 3, 4, 5, 6)};
    const [padded] = paddedToWindow([{image, target: image}], [2, 3, 4]);
    assert.deepEqual(padded.image.shape, [2, 3, 4, 1]);
    const rows = [0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0];
    assert.deepEqual([...padded.target.data], rows);
  });
});

describe("a part of a case", () => {
  it("holds the whole outline where it was, in a scan cropped elsewhere", () => {
    const cases = madeCases(4);
    const shapes = new Set<string>();
    for (let k = 0; k < 40; k++) {
      const one = cases[k % 4];
      const {image, mask} = partOfCase(createRng(`part ${k}`), one);
      shapes.add(image.shape.join());
      assert.equal(total(mask.data), total(one.mask.data));

      // Back on the old grid every voxel of the part is what it was.
      const back = resampleMask(mask, one.mask, {interpolation: "nearest"});
      assert.deepEqual(back.data, one.mask.data);
      mask.data.forEach((inside, i) => {
        assert.equal(image.data[i] > 3, inside === 1);
      });
    }
    assert.ok(shapes.size > 20, `only ${shapes.size} sizes in 40 draws`);
  });
});

describe("trainSegmenter", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  const cases = madeCases(4);
  const recipe = smallRecipe();
  const options = (more: Partial<TrainSegmenterOptions> = {}): TrainSegmenterOptions => ({
    ...{engine, provenance: PROVENANCE},
    ...more,
  });

  it("learns to outline bright balls, and its model goes straight into segmentImage", async () => {
    const long = smallRecipe({steps: 60, warmUp: 5});
    const model = await trainSegmenter(cases.slice(1), long, options());
    const [{image, mask}] = cases;
    const made = await segmentImage(model, image, {engine, modality: "PT"});
    const both = total(made.mask.data.map((value, i) => value & mask.data[i]));
    const dice = (2 * both) / (total(made.mask.data) + total(mask.data));
    assert.ok(dice > 0.8, `Dice ${dice} of a patient that was not learned from`);
    const {seed, steps, command} = model.provenance;
    assert.deepEqual([seed, steps, command], ["sts-pet", 60, "test"]);
  });

  it("gives the same model again, also when it is stopped and resumed; nothing leaks", async () => {
    const whole = writeModel(await trainSegmenter(cases, recipe, options()));
    const tensors = engine.tf.memory().numTensors;
    const stop = new AbortController();
    let kept: Uint8Array | undefined;
    const stopped = trainSegmenter(
      cases,
      recipe,
      options({
        signal: stop.signal,
        onStep: ({step}) => {
          if (step === 2) stop.abort(new Error("enough"));
        },
        checkpoint: {
          every: 100,
          save(bytes) {
            kept = bytes;
          },
        },
      }),
    );
    await assert.rejects(stopped, /^Error: enough$/);
    assert.ok(kept !== undefined, "a stopped run leaves a checkpoint");
    const seen: number[] = [];
    const onStep = ({step}: StepReport): void => void seen.push(step);
    const resumed = await trainSegmenter(cases, recipe, options({resume: kept, onStep}));
    assert.deepEqual(seen, [3, 4, 5]);
    assert.deepEqual(writeModel(resumed), whole);
    assert.equal(engine.tf.memory().numTensors, tensors);
  });

  it("looks at held-out cases without learning from them", async () => {
    const scores: (number | undefined)[] = [];
    const heldOut = {cases: cases.slice(3), every: 3};
    const onStep = ({score}: StepReport): void => void scores.push(score);
    const watched = await trainSegmenter(cases.slice(0, 3), recipe, options({heldOut, onStep}));
    const alone = await trainSegmenter(cases.slice(0, 3), recipe, options());
    assert.deepEqual(writeModel(watched), writeModel(alone));
    assert.deepEqual(
      scores.map((score) => score !== undefined && score >= 0 && score <= 1),
      [false, false, true, false, false, true],
    );
  });

  it("refuses cases and recipes that do not fit", async () => {
    const [first] = cases;
    const finer = resample(first.image, {
      ...{spacing: [1, 1, 1], align: "centre", size: "round"},
      ...{interpolation: "linear", outside: "edge"},
    });
    const empty = {...first.mask, data: new Uint8Array(first.mask.data.length)};
    const rows: readonly (readonly [SegmentationCase[], RegExp])[] = [
      [[], /cases must hold at least one, got none/],
      [[first, first], /cases must differ in id, got "case-0" twice/],
      [[{...first, mask: empty}], /mask of case-0 must hold at least one voxel, got none/],
      [[{...first, image: finer}], /trainSegmenter: case-0: /],
    ];
    for (const [list, rule] of rows) {
      await assert.rejects(trainSegmenter(list, recipe, options()), rule);
    }
    const odd = smallRecipe({window: {...recipe.window, patch: [8, 7, 8]}});
    await assert.rejects(trainSegmenter(cases, odd, options()), /ShapeError|7/);
  });

  it("has a recipe for the shipped model, and names the nearest one", () => {
    const {network, cropAway} = segmenterRecipe("sts-pet");
    assert.deepEqual([network.skip, cropAway?.most], ["concat", 0.3]);
    assert.equal(
      outcome(() => segmenterRecipe("sts-pt")),
      'RangeError segmenterRecipe: name must be one of sts-pet, got "sts-pt"; did you mean "sts-pet"?',
    );
  });
});
