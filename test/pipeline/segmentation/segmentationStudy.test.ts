import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {createMask} from "../../../lib/image/index.ts";
import {type Engine, openEngine} from "../../../lib/nn/index.ts";
import {
  type RunProgress,
  readStudy,
  type SegmentationStudyOptions,
  type StudyResult,
  type StudyStore,
  type StudyVariant,
  segmentationStudy,
  segmenterRecipe,
  studyVariants,
  summariseStudy,
} from "../../../lib/pipeline/index.ts";
import {outcome} from "../../outcome.ts";
import {madeCases, PROVENANCE, smallRecipe} from "./madeCases.ts";

/** A result of which only the overlap matters. */
const result = (variant: string, patient: string, dice: number): StudyResult => ({
  ...{variant, patient, fold: 0, dice, hd95Pooled: 1, hd95Max: 2, assd: 3},
  ...{volumeMl: 1, referenceMl: 1},
});

/** Outlines what is brighter than 3. */
const bright: StudyVariant = {
  ...{name: "bright", label: "above 3", kind: "rule"},
  segment: (image) =>
    createMask(
      Uint8Array.from(image.data, (v) => (v > 3 ? 1 : 0)),
      image,
    ),
  parts: {name: "bright-parts", label: "above 3, cropped elsewhere"},
};

const small: StudyVariant = {
  ...{name: "small", label: "a small network", kind: "network", recipe: smallRecipe({steps: 4})},
};

/** Keeps parts in memory. */
function memoryStore(): StudyStore & {readonly kept: Map<string, string>} {
  const kept = new Map<string, string>();
  return {
    kept,
    read: async (name) => kept.get(name),
    write: async (name, text) => void kept.set(name, text),
  };
}

describe("summariseStudy", () => {
  const rng = createRng("summary");
  const options = {baseline: "a", resamples: 500, rng};

  it("pairs patients: a constant gain has no spread, however much patients differ", () => {
    const dices = [0.1, 0.9, 0.4, 0.6];
    const results = dices.flatMap((dice, k) => [
      result("a", `p${k}`, dice),
      result("b", `p${k}`, dice + 0.05),
    ]);
    const {table, differences} = summariseStudy(results.reverse(), options);
    const [gain] = differences;
    assert.equal(differences.length, 1);
    for (const value of [gain.mean, gain.lower, gain.upper]) {
      assert.ok(Math.abs(value - 0.05) < 1e-12, `${value}`);
    }
    const own = table.find(({variant, measure}) => variant === "a" && measure === "dice");
    assert.ok(own !== undefined && own.lower < 0.35 && own.upper > 0.65, JSON.stringify(own));
    assert.ok(Math.abs(own.mean - 0.5) < 1e-12 && own.median === 0.5);
  });

  it("counts the patients that have a distance", () => {
    const none = {...result("a", "p2", 0), hd95Pooled: null, hd95Max: null, assd: null};
    const results = [result("a", "p0", 1), result("a", "p1", 1), none];
    const {table} = summariseStudy(results, options);
    assert.deepEqual(
      table.map(({measure, patients, mean}) => [measure, patients, mean]),
      [
        ["dice", 3, 2 / 3],
        ["hd95Pooled", 2, 1],
        ["hd95Max", 2, 2],
        ["assd", 2, 3],
      ],
    );
  });

  it("refuses a variant that lacks a patient", () => {
    const results = ["p0", "p1"].map((id) => result("a", id, 1));
    assert.equal(
      outcome(() =>
        summariseStudy([...results, result("b", "p0", 1), result("b", "p9", 1)], options),
      ),
      "RangeError summariseStudy: b must have all patients of a, got none for p1",
    );
  });
});

describe("the variants of the study", () => {
  it("differ from their baseline in one thing", () => {
    const variants = studyVariants(segmenterRecipe("sts-pet"), {steps: 7});
    const recipes = new Map(
      variants.flatMap((one) => (one.kind === "network" ? [[one.name, one.recipe] as const] : [])),
    );
    const base = JSON.stringify(recipes.get("concat"));
    const one = (name: string, from: string, to: string) =>
      assert.equal(JSON.stringify(recipes.get(name)), base.replace(from, to), name);
    one("add", '"skip":"concat"', '"skip":"add"');
    one("no-skips", '"skip":"concat"', '"skip":"none"');
    one("batch", '"norm":{"type":"group","groups":4}', '"norm":"batch"');
    one("border-hidden", '"spacing":[6,6,6]', '"spacing":[10,10,10]');
    assert.equal(recipes.get("border-visible")?.cropAway, undefined);
    assert.deepEqual(recipes.get("shipped"), segmenterRecipe("sts-pet"));
    assert.equal(recipes.get("dice")?.steps, 7);
  });
});

describe("segmentationStudy", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  const cases = madeCases(4);
  const {scores: _, ...provenance} = PROVENANCE;
  const options = (more: Partial<SegmentationStudyOptions> = {}): SegmentationStudyOptions => ({
    ...{variants: [bright, small], folds: 2, baseline: "bright", seed: "test", engine},
    ...{every: 2, now: () => 0, provenance},
    ...more,
  });

  it("tests every patient once by each variant, and its record can be read again", async () => {
    const progress: RunProgress[] = [];
    const study = await segmentationStudy(
      cases,
      options({onProgress: (one) => progress.push(one)}),
    );
    const ids = cases.map(({id}) => id);
    assert.deepEqual(study.folds.flat().sort(), ids);
    for (const variant of ["bright", "bright-parts", "small"]) {
      const own = study.results.filter((one) => one.variant === variant);
      assert.deepEqual(own.map(({patient}) => patient).sort(), ids, variant);
      assert.ok(own.every(({fold, patient}) => study.folds[fold].includes(patient)));
    }
    assert.ok(study.results.every(({variant, dice}) => variant === "small" || dice === 1));
    assert.deepEqual(
      study.curves.map(({variant, fold, step}) => [variant, fold, ...step]),
      [
        ["small", 0, 2, 4],
        ["small", 1, 2, 4],
      ],
    );
    assert.deepEqual(readStudy(JSON.stringify(study)), study);

    // Two trainings of four steps and four tests, counted one by one.
    assert.deepEqual(progress[progress.length - 1], {done: 12, total: 12, what: "small, fold 2"});
    assert.ok(progress.every(({done}, k) => k === 0 || done >= progress[k - 1].done));
  });

  it("goes on behind what was kept, to the same result", async () => {
    const store = memoryStore();
    const whole = await segmentationStudy(cases, options({store}));
    assert.deepEqual([...store.kept.keys()], ["small-0", "small-1"]);
    store.kept.delete("small-1");
    const stop = new AbortController();
    const stopped = segmentationStudy(
      cases,
      options({
        ...{store, signal: stop.signal},
        onProgress: ({done}) => done > 7 && stop.abort(new Error("enough")),
      }),
    );
    await assert.rejects(stopped, /^Error: enough$/);
    assert.deepEqual([...store.kept.keys()], ["small-0"]);
    assert.deepEqual(await segmentationStudy(cases, options({store})), whole);
  });

  it("refuses what another study kept, and what is damaged", async () => {
    const store = memoryStore();
    store.kept.set("small-0", JSON.stringify({plan: "another", results: [], curve: null}));
    const run = () => segmentationStudy(cases, options({store}));
    await assert.rejects(run(), /small-0 must come from this recipe and these patients/);
    store.kept.set("small-0", '{"plan": 1}');
    await assert.rejects(run(), /FormatError|readStudyPart: plan must be string, got 1/);
  });

  it("refuses variants and folds that cannot be", async () => {
    const rows: readonly (readonly [Partial<SegmentationStudyOptions>, RegExp])[] = [
      [{variants: [bright, bright]}, /variants must differ in name, got "bright" twice/],
      [{baseline: "best"}, /baseline must be one of bright, bright-parts, small, got "best"/],
      [{folds: 5}, /kFold: folds must not exceed the samples, got 5 for 4/],
      [
        {variants: [bright, {...small, patients: 3}]},
        /patients must be a whole number from 1 to 2/,
      ],
    ];
    for (const [more, rule] of rows) {
      await assert.rejects(segmentationStudy(cases, options(more)), rule);
    }
  });
});

describe("readStudy", () => {
  it("names the field that is wrong", () => {
    const rows: readonly (readonly [string, RegExp])[] = [
      ["{", /^FormatError readStudy: text must be JSON/],
      ["{}", /^FormatError readStudy: version must be there, got nothing/],
      ['{"version": 2}', /^FormatError readStudy: version must be 1, got 2/],
      [
        '{"version": 1, "folds": [[1]]}',
        /^FormatError readStudy: folds\.0\.0 must be string, got 1/,
      ],
    ];
    for (const [text, rule] of rows) assert.match(String(outcome(() => readStudy(text))), rule);
  });
});
