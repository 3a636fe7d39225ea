import assert from "node:assert/strict";
import {fromPyradiomicsName, listFeatures, pyradiomicsName} from "../../lib/features/index.ts";
import {outcome} from "../outcome.ts";

const all = listFeatures();

/** Lists what stands more than once. */
function repeated(names: readonly (string | null)[]): (string | null)[] {
  return names.filter((name, i) => name !== null && names.indexOf(name) !== i);
}

describe("the registry of features", () => {
  it("holds the IBSI's families in full", () => {
    const counts: Record<string, number> = {};
    for (const {name, ibsi} of all) {
      const family = name.split(".")[0];
      if (ibsi !== null) counts[family] = (counts[family] ?? 0) + 1;
    }
    assert.deepEqual(counts, {
      shape: 29,
      local: 2,
      intensity: 18,
      histogram: 23,
      ivh: 7,
      glcm: 25,
      glrlm: 16,
      glszm: 16,
      gldzm: 16,
      ngtdm: 5,
      ngldm: 17,
    });
  });

  it("holds the features of PyRadiomics' classes in full", () => {
    const counts: Record<string, number> = {};
    for (const {pyradiomics} of all) {
      if (pyradiomics === null) continue;
      const own = pyradiomics.split("_")[0];
      counts[own] = (counts[own] ?? 0) + 1;
    }
    // Three of shape and one of shape2D are deprecated there, and computed here as ever.
    assert.deepEqual(counts, {
      shape: 17,
      shape2D: 10,
      firstorder: 18,
      glcm: 24,
      glrlm: 16,
      glszm: 16,
      ngtdm: 5,
      gldm: 14,
    });
  });

  it("names nothing twice", () => {
    assert.deepEqual(repeated(all.map(({name}) => name)), []);
    assert.deepEqual(repeated(all.map(({tag}) => tag)), []);
    assert.deepEqual(repeated(all.map(({pyradiomics}) => pyradiomics)), []);

    // The IBSI has one code for volumes, and one for intensities, at any share of the other.
    const codes = repeated(all.map(({ibsi}) => ibsi));
    assert.deepEqual(codes, ["BC2M", "GBPN"]);
  });

  it("writes names, codes and formulas in one way", () => {
    for (const {name, ibsi, tag, pyradiomics, formula} of all) {
      assert.match(name, /^[a-z0-9]+\.[a-z][A-Za-z0-9]*$/);
      if (ibsi !== null) assert.match(ibsi, /^[0-9A-Z]{4}$/, name);
      if (pyradiomics !== null) assert.match(pyradiomics, /^[a-z]+(2D)?_[A-Za-z0-9]+$/, name);
      assert.ok(ibsi !== null || pyradiomics !== null, `${name} belongs to no standard`);
      assert.equal(tag === null, ibsi === null, `${name}: tag and code go together`);
      assert.ok(formula.length > 0, name);
      assert.equal(formula.split("{").length, formula.split("}").length, `${name}: ${formula}`);
    }
  });

  it("maps names both ways", () => {
    for (const {name, pyradiomics} of all) {
      assert.equal(pyradiomicsName(name), pyradiomics);
      if (pyradiomics === null) continue;
      assert.equal(fromPyradiomicsName(pyradiomics), name);
      assert.equal(fromPyradiomicsName(`original_${pyradiomics}`), name);
      assert.equal(fromPyradiomicsName(`log-sigma-1-0-mm-3D_${pyradiomics}`), name);
    }
  });

  it("refuses unknown names with a suggestion", () => {
    assert.equal(
      outcome(() => pyradiomicsName("intensity.means")),
      'RangeError pyradiomicsName: name must be a feature\'s, got "intensity.means"; did you mean "intensity.mean"?',
    );
    assert.equal(
      outcome(() => fromPyradiomicsName("firstorder_Means")),
      'RangeError fromPyradiomicsName: name must be a feature of PyRadiomics, got "firstorder_Means"; did you mean "firstorder_Mean"?',
    );
    assert.match(
      String(outcome(() => fromPyradiomicsName("entirely_else"))),
      /^RangeError fromPyradiomicsName: name must be a feature of PyRadiomics, got "entirely_else"$/,
    );
  });
});
