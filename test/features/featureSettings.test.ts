import assert from "node:assert/strict";
import type {FeatureSettings, PresetSettings} from "../../lib/features/index.ts";
import {featureSettings, PRESET_NAMES, preset} from "../../lib/features/index.ts";
import {outcome} from "../outcome.ts";

/** What settings out of a file give: the file may hold anything. */
function given(text: string): unknown {
  return outcome(() => featureSettings(JSON.parse(text)));
}

describe("presets", () => {
  for (const name of PRESET_NAMES) {
    it(`${name} passes its own schema and survives a file`, () => {
      const settings = preset(name);
      assert.deepEqual(featureSettings(settings), settings);
      const read: FeatureSettings = JSON.parse(JSON.stringify(settings));
      assert.deepEqual(featureSettings(read), settings);
    });
  }

  it("have the five configurations of the IBSI as published", () => {
    const rows = (["ibsi-a", "ibsi-b", "ibsi-c", "ibsi-d", "ibsi-e"] as const).map((name) => {
      const {dimensions, interpolation, resegmentation, discretisation, ivh} = preset(name);
      return [
        dimensions,
        interpolation?.spacing.join(" ") ?? "none",
        interpolation?.image ?? "none",
        resegmentation.range?.join(" ") ?? "none",
        resegmentation.sigma?.join(" ") ?? "none",
        JSON.stringify(discretisation),
        JSON.stringify(ivh),
      ];
    });
    const size = '{"method":"fixedBinSize","width":25,"from":"range"}';
    const bins = '{"method":"fixedBinNumber","bins":32,"convention":"ibsi"}';
    const none = '{"method":"none"}';
    assert.deepEqual(rows, [
      ["2D", "none", "none", "-500 400", "none", size, none],
      ["2D", "2 2 unchanged", "linear", "-500 400", "none", bins, none],
      ["3D", "2 2 2", "linear", "-1000 400", "none", size, '{"method":"fixedBinSize","width":2.5}'],
      ["3D", "2 2 2", "linear", "none", "-3 3", bins, none],
      [
        "3D",
        "2 2 2",
        "cubic-b-spline",
        "-1000 400",
        "-3 3",
        bins,
        '{"method":"fixedBinNumber","bins":1000}',
      ],
    ]);
  });

  it("an unknown one is refused, with a suggestion", () => {
    assert.equal(
      given('"ibsi-f"'),
      'RangeError preset: name must be one of ibsi-digital, ibsi-a, ibsi-b, ibsi-c, ibsi-d, ibsi-e, pyradiomics, got "ibsi-f"; did you mean "ibsi-a"?',
    );
    assert.equal(
      given('{"preset": "pyradiomic"}'),
      'RangeError preset: name must be one of ibsi-digital, ibsi-a, ibsi-b, ibsi-c, ibsi-d, ibsi-e, pyradiomics, got "pyradiomic"; did you mean "pyradiomics"?',
    );
  });
});

describe("featureSettings", () => {
  it("lays changes over a preset, field by field, and leaves the preset alone", () => {
    const changes: PresetSettings = {
      preset: "ibsi-c",
      interpolation: {spacing: [1, 1, 1]},
      families: ["glcm"],
    };
    const settings = featureSettings(changes);
    assert.deepEqual(settings.interpolation, {
      ...preset("ibsi-c").interpolation,
      spacing: [1, 1, 1],
    });
    assert.deepEqual(settings.families, ["glcm"]);
    assert.deepEqual(settings.resegmentation, preset("ibsi-c").resegmentation);
    assert.deepEqual(preset("ibsi-c").interpolation?.spacing, [2, 2, 2]);
  });

  it("replaces a rule that names its method as a whole", () => {
    const discretisation = {method: "fixedBinNumber", bins: 8, convention: "ibsi"} as const;
    assert.deepEqual(
      featureSettings({preset: "ibsi-a", discretisation}).discretisation,
      discretisation,
    );
  });

  const rows: readonly (readonly [string, string, string])[] = [
    [
      "a width below 0",
      '{"preset":"pyradiomics","discretisation":{"width":-3}}',
      "discretisation.width must be a finite size above 0, in the image's unit, got -3",
    ],
    [
      "a width in words",
      '{"preset":"pyradiomics","discretisation":{"width":"25"}}',
      'discretisation.width must be a finite size above 0, in the image\'s unit, got "25"',
    ],
    [
      "an unknown field",
      '{"preset":"ibsi-a","discretization":{"method":"none"}}',
      'settings must hold only convention, dimensions, label, normalisation, interpolation, resegmentation, region, discretisation, ivh, original, margin, filters, response, families, features, aggregations, glcm, glrlm, ngtdm, ngldm, intensityShift, got discretization; did you mean "discretisation"?',
    ],
    [
      "an unknown nested field",
      '{"preset":"ibsi-a","glcm":{"distances":[1]}}',
      'glcm must hold only distance, symmetric, weighting, got distances; did you mean "distance"?',
    ],
    [
      "a missing field",
      '{"preset":"ibsi-a","discretisation":{"method":"fixedBinNumber","bins":8}}',
      "discretisation.convention must be given, got nothing",
    ],
    [
      "an unknown method",
      '{"preset":"ibsi-a","discretisation":{"method":"bins"}}',
      'discretisation.method must be "fixedBinNumber", "fixedBinSize" or "none", got "bins"',
    ],
    [
      "half a bin",
      '{"preset":"ibsi-a","discretisation":{"method":"fixedBinNumber","bins":8.5,"convention":"ibsi"}}',
      "discretisation.bins must be a whole number from 1 to 65535, got 8.5",
    ],
    [
      "a range the wrong way round",
      '{"preset":"ibsi-a","resegmentation":{"range":[400,-500]}}',
      "resegmentation.range must be two finite bounds, the lower one first, or a lower one and null, got [400,-500]",
    ],
    [
      "a spacing of 0",
      '{"preset":"ibsi-c","interpolation":{"spacing":[2,2,0]}}',
      'interpolation.spacing.2 must be a size above 0 mm or "unchanged", got 0',
    ],
    [
      "two sizes of three",
      '{"preset":"ibsi-c","interpolation":{"spacing":[2,2]}}',
      "interpolation.spacing must be a list of three sizes, along x, y, z, got [2,2]",
    ],
    [
      "an unknown interpolation",
      '{"preset":"ibsi-c","interpolation":{"image":"cubic"}}',
      'interpolation.image must be one of "nearest", "linear", "cubic-b-spline", got "cubic"',
    ],
    [
      "a partial volume threshold above 1",
      '{"preset":"ibsi-c","interpolation":{"partialVolumeThreshold":1.5}}',
      "interpolation.partialVolumeThreshold must be above 0 and at most 1, got 1.5",
    ],
    [
      "an unknown family",
      '{"preset":"ibsi-c","families":["glcm","gldm"]}',
      'families.1 must be one of "shape", "shape2d", "local", "intensity", "histogram", "ivh", "glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm", got "gldm"',
    ],
    [
      "no family",
      '{"preset":"ibsi-c","families":[]}',
      "families must be a list of at least one family, got []",
    ],
    [
      "an unknown aggregation",
      '{"preset":"ibsi-c","aggregations":["3d:avg"]}',
      'aggregations.0 must be one of "2D:avg", "2D:mrg", "2.5D:avg", "2.5D:mrg", "3D:avg", "3D:mrg", "2D", "2.5D", "3D", got "3d:avg"',
    ],
    [
      "an unknown feature",
      '{"preset":"ibsi-c","features":["glcm.jointEntropi"]}',
      'features must be names of features, got "glcm.jointEntropi"; did you mean "glcm.jointEntropy"?',
    ],
    [
      "a distance of 0",
      '{"preset":"ibsi-c","ngldm":{"distance":0}}',
      "ngldm.distance must be a whole number from 1 to 100, got 0",
    ],
    [
      "interpolation across slices in 2D",
      '{"preset":"ibsi-b","interpolation":{"spacing":[2,2,2]}}',
      'interpolation.spacing must leave z "unchanged" where dimensions is "2D", got [2,2,2]',
    ],
    [
      "bins from a range that is not there",
      '{"preset":"ibsi-a","resegmentation":{"range":null}}',
      'resegmentation.range must be given where discretisation.from is "range", got null',
    ],
    [
      "an intensity–volume histogram without its rule",
      '{"preset":"pyradiomics","families":["ivh"]}',
      'ivh must be given where families hold "ivh", got null',
    ],
    [
      "no image at all",
      '{"preset":"ibsi-a","original":false}',
      "filters must name at least one where original is false, got none",
    ],
  ];
  for (const [title, text, message] of rows) {
    it(`${title} is refused by the path of its field`, () => {
      assert.equal(given(text), `RangeError featureSettings: ${message}`);
    });
  }

  it("something else than a record is refused", () => {
    assert.equal(given("[]"), "TypeError featureSettings: settings must be a record, got []");
    assert.equal(given("null"), "TypeError featureSettings: settings must be a record, got null");
    assert.match(String(given("{}")), /^RangeError featureSettings: convention must be given/);
  });
});
