import assert from "node:assert/strict";
import type {ImageAndMask} from "voxelbook/image";
import {createMask, createVolume, sameGrid} from "voxelbook/image";
import type {FeatureTable, RadiomicsCase, RunProgress} from "voxelbook/pipeline";
import {
  featureKey,
  featureTable,
  joinCovariates,
  perturbSettings,
  radiomicsPipeline,
} from "voxelbook/pipeline";
import {extractFeatures, preset} from "voxelbook/features";
import {outcome} from "../outcome.ts";
import {outcomeOf} from "./outcomeOf.ts";

/** A line of five values whose middle three are the region. */
function line(...values: number[]): ImageAndMask {
  const shape = [values.length, 1, 1] as const;
  const image = createVolume(Float64Array.from(values), {shape, unit: "HU"});
  const mask = createMask(
    Uint8Array.from(values, (_, i) => (i > 0 && i < 4 ? 1 : 0)),
    image,
  );
  return {image, mask};
}

const settings = {
  preset: "ibsi-digital",
  features: ["intensity.mean", "intensity.skewness"],
} as const;

describe("featureTable", () => {
  it("holds the features of every case, with the record of each", async () => {
    const cases = [
      {id: "a", ...line(0, 1, 2, 3, 0)},
      {id: "b", load: async () => line(0, 4, 4, 10, 0)},
    ];
    const {keys, columns, rows, failures} = await featureTable(cases, settings);
    assert.deepEqual(keys, ["original_intensity.mean", "original_intensity.skewness"]);
    assert.deepEqual(
      columns.map(({name, unit, ibsi}) => [name, unit, ibsi]),
      [
        ["intensity.mean", "HU", "Q4LE"],
        ["intensity.skewness", "1", "KE2A"],
      ],
    );
    assert.deepEqual(
      rows.map(({id}) => id),
      ["a", "b"],
    );
    assert.deepEqual(
      rows.map(({values}) => values[0]),
      [2, 6],
    );
    const {image, mask} = line(0, 4, 4, 10, 0);
    assert.deepEqual(rows[1].provenance, extractFeatures(image, mask, settings).provenance);
    assert.deepEqual(failures, []);
  });

  it("has NaN where a definition is void", async () => {
    const {rows} = await featureTable([{id: "flat", ...line(0, 5, 5, 5, 0)}], settings);
    assert.equal(rows[0].values[0], 5);
    const {image, mask} = line(0, 5, 5, 5, 0);
    const [, skewness] = extractFeatures(image, mask, settings).features;
    assert.ok(Object.is(rows[0].values[1], skewness.value));
  });

  it("reports a case that fails, and finishes the others", async () => {
    const empty = line(0, 1, 2, 3, 0);
    const cases: readonly RadiomicsCase[] = [
      {id: "empty", image: empty.image, mask: createMask(new Uint8Array(5), empty.image)},
      {id: "a", ...line(0, 1, 2, 3, 0)},
      {
        id: "lost",
        load: () => {
          throw new RangeError("no such file");
        },
      },
    ];
    const calls: RunProgress[] = [];
    const {rows, failures} = await featureTable(cases, settings, {
      onProgress: (progress) => calls.push(progress),
    });
    assert.deepEqual(
      rows.map(({id}) => id),
      ["a"],
    );
    assert.deepEqual(
      failures.map(({id, step}) => [id, step]),
      [
        ["empty", "extraction"],
        ["lost", null],
      ],
    );
    assert.match(failures[0].message, /^extractFeatures: the region must hold at least/);
    assert.equal(failures[1].message, "no such file");
    assert.deepEqual(calls, [
      {done: 1, total: 3, what: "empty failed"},
      {done: 2, total: 3, what: "a"},
      {done: 3, total: 3, what: "lost failed"},
    ]);
  });

  it("stops when it is told to, and refuses what is no list of cases", async () => {
    const one = {id: "a", ...line(0, 1, 2, 3, 0)};
    const signal = AbortSignal.abort(new Error("stopped"));
    assert.equal(await outcomeOf(() => featureTable([one], settings, {signal})), "Error stopped");
    assert.equal(
      await outcomeOf(() => featureTable([], settings)),
      "RangeError featureTable: cases must hold at least one, got none",
    );
    assert.equal(
      await outcomeOf(() => featureTable([one, one], settings)),
      'RangeError featureTable: cases must differ in id, got "a" twice',
    );
  });
});

describe("joinCovariates", () => {
  const table: FeatureTable = {
    keys: ["volume", "entropy"],
    columns: [],
    rows: [
      {id: "a", values: Float64Array.of(10, 1), provenance: {}},
      {id: "b", values: Float64Array.of(20, Number.NaN), provenance: {}},
    ],
    failures: [],
  };
  const refuse = {unmatched: "refuse"} as const;

  it("puts covariates beside features by the id, in any order", () => {
    const covariates = [
      {id: "b", age: 70, sex: "M"},
      {id: "a", age: 55, sex: null},
    ];
    assert.deepEqual(joinCovariates(table, covariates, refuse), {
      covariates: ["age", "sex"],
      features: ["volume", "entropy"],
      rows: [
        {id: "a", age: 55, sex: null, volume: 10, entropy: 1},
        {id: "b", age: 70, sex: "M", volume: 20, entropy: Number.NaN},
      ],
      dropped: [],
    });
  });

  it("drops what is unmatched only when asked, and names it", () => {
    const covariates = [
      {id: "a", age: 55},
      {id: "c", age: 40},
    ];
    assert.equal(
      outcome(() => joinCovariates(table, covariates, refuse)),
      "RangeError joinCovariates: features and covariates must have the same cases, got 2 on one side only: b, c",
    );
    const {rows, dropped} = joinCovariates(table, covariates, {unmatched: "drop"});
    assert.deepEqual(rows, [{id: "a", age: 55, volume: 10, entropy: 1}]);
    assert.deepEqual(dropped, ["b", "c"]);
  });

  it("refuses what is ambiguous", () => {
    const a = {id: "a", age: 55};
    const b = {id: "b", age: 70};
    const rows: readonly (readonly [() => unknown, string])[] = [
      [
        () => joinCovariates(table, [a, a], refuse),
        'RangeError joinCovariates: covariates must differ in id, got "a" twice',
      ],
      [
        () => joinCovariates(table, [{...a, volume: 1}, b], refuse),
        "RangeError joinCovariates: a covariate must not have a feature's name, got volume",
      ],
      [
        () => joinCovariates(table, [{...a, stage: 2}, b], refuse),
        'RangeError joinCovariates: every row must hold stage (null where it is unknown), got none for "b"',
      ],
      [
        () => joinCovariates(table, [a, b], {unmatched: JSON.parse('"keep"')}),
        'RangeError joinCovariates: unmatched must be "refuse" or "drop", got keep',
      ],
    ];
    for (const [call, message] of rows) assert.equal(outcome(call), message);
  });
});

describe("radiomicsPipeline", () => {
  it("keeps a picture of every stage, image and mask on one grid", () => {
    const {image, mask} = line(0, 1, 2, 30, 0);
    const {features, provenance, stages} = radiomicsPipeline(image, mask, {
      preset: "ibsi-digital",
      features: ["intensity.mean", "histogram.entropy"],
      resegmentation: {range: [0, 10]},
      discretisation: {method: "fixedBinSize", width: 1, from: "minimum"},
    });
    assert.deepEqual(
      stages.map(({name}) => name),
      ["input", "preprocessed", "re-segmented", "discretised"],
    );
    for (const stage of stages) assert.ok(sameGrid(stage.image, stage.mask), stage.name);
    const [input, preprocessed, resegmented, discretised] = stages;
    assert.deepEqual([input.image, input.mask], [image, mask]);
    assert.deepEqual(Array.from(preprocessed.image.data), [1, 2, 30]);
    assert.deepEqual(Array.from(preprocessed.mask.data), [1, 1, 1]);
    assert.deepEqual(Array.from(resegmented.mask.data), [1, 1, 0]);
    assert.deepEqual(Array.from(discretised.levels?.data ?? []), [1, 2, 0]);
    assert.equal(discretised.what, "intensities as 2 grey levels");
    assert.equal(features.find(({name}) => name === "intensity.mean")?.value, 1.5);
    assert.equal(provenance.voxels.intensity, 2);
  });

  it("shows the responses of filters as stages of their own", () => {
    const {image, mask} = line(0, 1, 2, 3, 0);
    const {stages} = radiomicsPipeline(image, mask, {
      preset: "ibsi-digital",
      features: ["histogram.entropy"],
      discretisation: {method: "fixedBinNumber", bins: 4, convention: "ibsi"},
      filters: [{type: "square"}],
    });
    assert.deepEqual(
      stages.map(({name}) => name),
      ["input", "preprocessed", "re-segmented", "discretised", "square", "square, discretised"],
    );
  });
});

describe("featureKey", () => {
  it("names image, feature and aggregation", () => {
    const name = "shape.meshVolume";
    assert.equal(featureKey({image: "square", name, aggregation: null}), "square_shape.meshVolume");
    assert.equal(
      featureKey({image: "original", name: "glcm.contrast", aggregation: "2.5D:mrg"}),
      "original_glcm.contrast_2.5D_mrg",
    );
  });
});

describe("perturbSettings", () => {
  const given = preset("pyradiomics");

  it("replaces the bins, and only the bins", () => {
    const wide = perturbSettings(given, {kind: "binWidth", width: 50});
    assert.deepEqual(wide.discretisation, {method: "fixedBinSize", width: 50, from: "multiple"});
    assert.deepEqual({...wide, discretisation: given.discretisation}, given);
    const few = perturbSettings(given, {kind: "binNumber", count: 16});
    const bins = {method: "fixedBinNumber", bins: 16, convention: "pyradiomics"};
    assert.deepEqual(few.discretisation, bins);
    const own = perturbSettings(few, {kind: "binWidth", width: 5, from: "minimum"});
    assert.deepEqual(own.discretisation, {method: "fixedBinSize", width: 5, from: "minimum"});
    assert.equal(perturbSettings(given, {kind: "noise", sd: 1, seed: "a"}), given);
  });

  it("refuses bins that are none", () => {
    const rows: readonly (readonly [() => unknown, string])[] = [
      [
        () => perturbSettings(given, {kind: "binWidth", width: 0}),
        "RangeError perturbSettings: width must be finite and above 0, got 0",
      ],
      [
        () => perturbSettings(given, {kind: "binNumber", count: 2.5}),
        "RangeError perturbSettings: count must be a whole number of at least 1, got 2.5",
      ],
      [
        () => perturbSettings(preset("ibsi-d"), {kind: "binWidth", width: 5}),
        'RangeError perturbSettings: from must be given for binWidth where the settings discretise by "fixedBinNumber", got none',
      ],
    ];
    for (const [call, message] of rows) assert.equal(outcome(call), message);
  });
});
