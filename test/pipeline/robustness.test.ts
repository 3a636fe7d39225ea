import assert from "node:assert/strict";
import {createMask, createVolume} from "voxelbook/image";
import type {ImageAndMask} from "voxelbook/image";
import type {Perturbation, RadiomicsCase, RunProgress} from "voxelbook/pipeline";
import {robustness} from "voxelbook/pipeline";
import {icc} from "voxelbook/statistics";
import {outcomeOf} from "./outcomeOf.ts";

/** Settings that ask for few features, so that a test is quick. */
const settings = {
  preset: "ibsi-digital",
  features: ["intensity.mean", "intensity.range", "intensity.coefficientOfVariation"],
} as const;

/** A ramp of whole numbers times a factor, with a block of 4 × 4 × 2 voxels as its region. */
function ramp(factor: number, offset = 0): ImageAndMask {
  const shape = [8, 8, 4] as const;
  const data = Float64Array.from({length: 256}, (_, i) => factor * ((i % 8) + 1) + offset);
  const image = createVolume(data, {shape, unit: "1"});
  const inside = Uint8Array.from(data, (_, i) => {
    const [x, y, z] = [i % 8, Math.floor(i / 8) % 8, Math.floor(i / 64)];
    return x >= 2 && x < 6 && y >= 2 && y < 6 && (z === 1 || z === 2) ? 1 : 0;
  });
  return {image, mask: createMask(inside, image)};
}

const shift: Perturbation = {kind: "shift", by: [1, 0, 0], unit: "voxel", moves: "mask"};
const noise: Perturbation = {kind: "noise", sd: 0.5, seed: "n"};
const three: readonly RadiomicsCase[] = [1, 2, 4].map((factor) => ({
  id: `x${factor}`,
  ...ramp(factor),
}));

describe("robustness", () => {
  it("gives values, ICC, range and CV that can be found on paper", async () => {
    const result = await robustness(three, settings, {form: "2,1", perturbations: [shift]});
    assert.deepEqual(result.cases, ["x1", "x2", "x4"]);
    assert.deepEqual(result.variants, ["original", "shift 1 0 0 voxel, mask only"]);
    const [row] = result.features;
    assert.deepEqual([row.name, row.image, row.aggregation], ["intensity.mean", "original", null]);

    // The region covers 3 to 6, then 4 to 7: means of 4.5 and 5.5 times the factor.
    const table = [1, 2, 4].map((factor) => [4.5 * factor, 5.5 * factor]);
    assert.deepEqual(Array.from(result.values.subarray(0, 6)), table.flat());
    const wanted = icc(table, {form: "2,1"});
    assert.deepEqual([row.icc, row.lower, row.upper], [wanted.icc, wanted.lower, wanted.upper]);
    assert.ok(Math.abs(row.range - 7 / 3) < 1e-12);
    assert.ok(Math.abs(row.relativeRange - 1 / 5) < 1e-12);
    assert.ok(Math.abs(row.cv - Math.SQRT1_2 / 5) < 1e-12);
    assert.ok(Math.abs(row.mean - 35 / 3) < 1e-12);
    assert.deepEqual([row.class, row.voidValues], ["excellent", 0]);
    assert.equal(row.lowerClass, wanted.lower >= 0.5 ? "moderate" : "poor");

    // The range of a ramp does not change at all.
    const range = result.features[1];
    assert.deepEqual([range.icc, range.range, range.cv], [1, 0, 0]);
    assert.match(result.notes[0], /depends on how much the cases differ/);
    assert.deepEqual(result.failures, []);
  });

  it("keeps a record from which it can be repeated", async () => {
    const options = {form: "C,1", confidence: 0.9, perturbations: [noise, shift]} as const;
    const {provenance, values} = await robustness(three, settings, options);
    assert.deepEqual(JSON.parse(JSON.stringify(provenance)), provenance);
    const {settings: used, perturbations, form, confidence} = provenance;
    assert.deepEqual(
      [perturbations, form, confidence],
      [options.perturbations, options.form, options.confidence],
    );
    assert.deepEqual(
      provenance.cases.map(({id}) => id),
      ["x1", "x2", "x4"],
    );
    const again = await robustness(three, used, {form, confidence, perturbations});
    assert.deepEqual(again.values, values);
  });

  it("gives every case noise of its own", async () => {
    const twins = ["a", "b"].map((id) => ({id, ...ramp(1)}));
    const {values} = await robustness(twins, settings, {form: "1,1", perturbations: [noise]});
    const [first, firstNoisy, second, secondNoisy] = values;
    assert.equal(first, second);
    assert.notEqual(firstNoisy, secondNoisy);
  });

  it("changes the bins of the settings, which the mean does not see", async () => {
    const names = ["intensity.mean", "histogram.entropy"];
    const binned = {
      preset: "ibsi-digital",
      features: names,
      discretisation: {method: "fixedBinSize", width: 1, from: "minimum"},
    } as const;
    const {features} = await robustness(three, binned, {
      form: "3,1",
      perturbations: [{kind: "binWidth", width: 2}],
    });
    assert.deepEqual(
      features.map(({name}) => name),
      names,
    );
    assert.equal(features[0].range, 0);
    assert.ok(features[1].range > 0.1);
  });

  it("refuses an ICC with one case, and says so", async () => {
    const {features, notes} = await robustness([three[0]], settings, {
      form: "2,1",
      perturbations: [shift],
    });
    const [{icc: value, lower, upper, class: name, lowerClass, range}] = features;
    assert.deepEqual([value, lower, upper], [Number.NaN, Number.NaN, Number.NaN]);
    assert.deepEqual([name, lowerClass, range], [null, null, 1]);
    assert.equal(notes.length, 1);
    assert.match(notes[0], /^an ICC needs at least two cases/);
  });

  it("counts void values, and gives no ICC for a feature that has some", async () => {
    // The mean of the first region is 0 where it stands, so its coefficient of variation is void.
    const cases = [{id: "zero", ...ramp(2, -9)}, ...three];
    const {features} = await robustness(cases, settings, {form: "2,1", perturbations: [shift]});
    const row = features.find(({name}) => name === "intensity.coefficientOfVariation");
    assert.ok(row !== undefined);
    assert.equal(row.voidValues, 1);
    assert.deepEqual([row.icc, row.range, row.class], [Number.NaN, Number.NaN, null]);
    assert.ok(features[0].icc > 0.5);

    // A case whose mean is 0 has no relative spread, but it has a range.
    const centred = [{id: "zero", ...ramp(1, -5)}, ...three];
    const [mean] = (await robustness(centred, settings, {form: "2,1", perturbations: [shift]}))
      .features;
    assert.deepEqual([mean.cv, mean.relativeRange], [Number.NaN, Number.NaN]);
    assert.equal(mean.range, 2);
  });

  it("leaves out a case that fails, with the reason, and finishes the others", async () => {
    const small = ramp(1);
    const point = {...small.mask, data: small.mask.data.map((_, i) => (i === 100 ? 1 : 0))};
    const cases: readonly RadiomicsCase[] = [
      three[0],
      {id: "point", image: small.image, mask: point},
      {id: "lost", load: () => Promise.reject(new RangeError("no such file"))},
      {id: "lazy", load: async () => ramp(3)},
    ];
    const dilation: Perturbation = {kind: "dilate", connectivity: 6};
    const calls: RunProgress[] = [];
    const kept = await robustness(cases, settings, {
      form: "2,1",
      perturbations: [dilation, {kind: "erode", radiusMm: 0.5, beyond: "background"}],
      onProgress: (progress) => calls.push(progress),
    });
    assert.deepEqual(kept.cases, ["x1", "point", "lazy"]);
    assert.deepEqual(kept.failures, [{id: "lost", step: null, message: "no such file"}]);
    assert.deepEqual(
      calls.map(({done}) => done),
      [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
    );
    assert.ok(calls.every(({total}) => total === 12));
    assert.equal(calls[1].what, "x1, dilate 1 voxel (6)");
    assert.equal(calls[6].what, "lost failed");
  });

  it("names the perturbation under which a case failed", async () => {
    const flat = ramp(1);
    const thin = {...flat.mask, data: flat.mask.data.map((value, i) => (i < 128 ? value : 0))};
    const cases = [...three, {id: "thin", image: flat.image, mask: thin}];
    const shrink: Perturbation = {kind: "erode", radiusMm: 1, beyond: "background"};
    const wide = cases.map((one) => {
      const {image, mask} = one as ImageAndMask;
      const data = one.id === "thin" ? mask.data : new Uint8Array(mask.data.length).fill(1);
      return {id: one.id, image, mask: createMask(data, image)};
    });
    const {cases: kept, failures} = await robustness(wide, settings, {
      form: "2,1",
      perturbations: [shrink],
    });
    assert.deepEqual(kept, ["x1", "x2", "x4"]);
    assert.deepEqual(failures, [
      {
        id: "thin",
        step: "erode 1 mm",
        message: "applyPerturbation: the region must keep at least one voxel, got 0 after erode",
      },
    ]);
  });

  it("fails where no case is left, with the first reason", async () => {
    // Two slices: the middle of neither survives.
    const perturbations = [{kind: "erode", connectivity: 6, beyond: "background"}] as const;
    assert.equal(
      await outcomeOf(() => robustness(three, settings, {form: "2,1", perturbations})),
      "RangeError robustness: at least one case must be measured under every perturbation, got none; x1, erode 1 voxel (6): applyPerturbation: the region must keep at least one voxel, got 0 after erode",
    );
  });

  it("stops between two measurements when it is told to", async () => {
    const controller = new AbortController();
    const calls: number[] = [];
    const run = robustness(three, settings, {
      form: "2,1",
      perturbations: [shift],
      signal: controller.signal,
      onProgress: ({done}) => {
        calls.push(done);
        if (done === 3) controller.abort(new Error("enough"));
      },
    });
    await assert.rejects(run, /^Error: enough$/);
    assert.deepEqual(calls, [1, 2, 3]);
  });

  it("says what is wrong before it measures anything", async () => {
    const untouched: RadiomicsCase = {
      id: "a",
      load: () => assert.fail("a case was loaded"),
    };
    const one = [shift];
    const form = "2,1" as const;
    const rows: readonly (readonly [() => Promise<unknown>, string])[] = [
      [
        () => robustness([], settings, {form, perturbations: one}),
        "RangeError robustness: cases must hold at least one, got none",
      ],
      [
        () => robustness([untouched, untouched], settings, {form, perturbations: one}),
        'RangeError robustness: cases must differ in id, got "a" twice',
      ],
      [
        () => robustness([untouched], settings, {form, perturbations: []}),
        "RangeError robustness: perturbations must hold at least one, got none",
      ],
      [
        () => robustness([untouched], settings, {form: JSON.parse('"4,1"'), perturbations: one}),
        "RangeError iccAll: form must be one of 1; 1,1; 1,k; 2,1; 2,k; 3,1; 3,k; A,1; A,k; C,1; C,k; k, got 4,1",
      ],
      [
        () => robustness([untouched], settings, {form, confidence: 2, perturbations: one}),
        "RangeError iccAll: confidence must lie between 0 and 1, got 2",
      ],
      [
        () =>
          robustness([untouched], settings, {form, perturbations: [{kind: "binWidth", width: 5}]}),
        'RangeError perturbSettings: from must be given for binWidth where the settings discretise by "none", got none',
      ],
      [
        () => robustness([untouched], settings, {form, perturbations: [noise, noise]}),
        "RangeError robustness: perturbations must differ, got noise of sd 0.5, seed n twice",
      ],
      [
        () => robustness([untouched], JSON.parse('"ibsi-z"'), {form, perturbations: one}),
        'RangeError preset: name must be one of ibsi-digital, ibsi-a, ibsi-b, ibsi-c, ibsi-d, ibsi-e, pyradiomics, got "ibsi-z"',
      ],
    ];
    for (const [call, message] of rows) {
      assert.ok(String(await outcomeOf(call)).startsWith(message), message);
    }
  });
});
