import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import fc from "fast-check";
import type {PresetSettings} from "../../lib/features/index.ts";
import {extractFeatures, firstOrder, PRESET_NAMES} from "../../lib/features/index.ts";
import {VERSION} from "../../lib/features/version.ts";
import type {Mask, Volume} from "../../lib/image/index.ts";
import {createMask, createVolume, maskedValues, resampleMask} from "../../lib/image/index.ts";
import {outcome} from "../outcome.ts";

type Triple = readonly [number, number, number];

/** Families that need no shape of the region, and so run on any. */
const OF_INTENSITIES: PresetSettings["families"] = ["local", "intensity", "histogram", "ivh"];

/** An image whose values are a function of place. */
function imageOf(
  shape: Triple,
  value: (x: number, y: number, z: number) => number,
  spacing: Triple = [1, 1, 1],
): Volume {
  const [nx, ny] = shape;
  const data = Float64Array.from({length: nx * ny * shape[2]}, (_, i) =>
    value(i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))),
  );
  return createVolume(data, {shape, spacing, unit: "HU"});
}

/** A region of the voxels that a function of place picks. */
function maskOf(image: Volume, inside: (x: number, y: number, z: number) => boolean): Mask {
  const [nx, ny] = image.shape;
  const data = Uint8Array.from({length: image.data.length}, (_, i) =>
    inside(i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))) ? 1 : 0,
  );
  return createMask(data, image);
}

/** Values of an extraction by name, with the aggregation where there is one. */
function valuesOf(image: Volume, mask: Mask | Volume, settings: PresetSettings) {
  const {features} = extractFeatures(image, mask, settings);
  return new Map(
    features.map(({name, aggregation, value}) => [
      aggregation === null ? name : `${name} ${aggregation}`,
      value,
    ]),
  );
}

const wave = imageOf([9, 8, 7], (x, y, z) => Math.round(40 * Math.sin(x + 2 * y) + 9 * z));
const ball = maskOf(wave, (x, y, z) => (x - 4) ** 2 + (y - 4) ** 2 + (z - 3) ** 2 <= 9);

describe("extractFeatures", () => {
  it("names each row, fills in the image's unit, and gives PyRadiomics' full name", () => {
    const {features} = extractFeatures(wave, ball, {preset: "ibsi-a", families: ["intensity"]});
    const {value, ...row} = features[1];
    assert.equal(value, firstOrder(maskedValues(wave, ball)).variance);
    assert.deepEqual(row, {
      name: "intensity.variance",
      ibsi: "ECT3",
      tag: "stat_var",
      aggregation: null,
      pyradiomics: "original_firstorder_Variance",
      unit: "HU^2",
      image: "original",
    });
  });

  it("keeps everything that explains the values", () => {
    const {provenance, intermediates} = extractFeatures(wave, ball, {
      preset: "ibsi-a",
      families: OF_INTENSITIES,
      resegmentation: {range: [-20, 400]},
    });
    const kept = Array.from(maskedValues(wave, ball)).filter((x) => x >= -20);
    const {intensity, morphological, images} = intermediates;
    assert.equal(provenance.version, VERSION);
    assert.deepEqual(provenance.voxels, {
      original: 123,
      morphological: 123,
      intensity: kept.length,
    });
    assert.deepEqual(provenance.kept, [-20, 400]);
    assert.deepEqual(provenance.grids.original.shape, [9, 8, 7]);
    assert.deepEqual(provenance.grids.region.shape, [7, 7, 7]);
    assert.deepEqual(provenance.bins, [
      {
        image: "original",
        count: images[0].levels?.count,
        from: -20,
        to: images[0].levels?.edges.at(-1),
      },
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(provenance)), provenance);
    assert.deepEqual(Array.from(maskedValues(images[0].image, intensity)).sort(), kept.sort());
    assert.deepEqual(morphological.shape, images[0].image.shape);
    assert.equal(images[0].ivh?.volumeFraction[0], 1);
  });

  it("does not change its input, and gives the same when called again", () => {
    const [before, region] = [Array.from(wave.data), Array.from(ball.data)];
    const settings = {preset: "ibsi-e", families: OF_INTENSITIES} as const;
    const first = extractFeatures(wave, ball, settings).features;
    assert.deepEqual(extractFeatures(wave, ball, settings).features, first);
    assert.deepEqual(Array.from(wave.data), before);
    assert.deepEqual(Array.from(ball.data), region);
  });

  it("finds its region anywhere in a larger image", () => {
    const padded = imageOf([15, 12, 11], (x, y, z) =>
      x >= 4 && x < 13 && y >= 3 && y < 11 && z >= 2 && z < 9
        ? wave.data[x - 4 + 9 * (y - 3 + 8 * (z - 2))]
        : 7,
    );
    const moved = maskOf(padded, (x, y, z) => (x - 8) ** 2 + (y - 7) ** 2 + (z - 5) ** 2 <= 9);
    const settings: PresetSettings = {
      preset: "ibsi-a",
      families: ["intensity", "histogram", "ivh", "glcm", "ngtdm"],
    };
    assert.deepEqual(valuesOf(padded, moved, settings), valuesOf(wave, ball, settings));
  });

  it("gives what PyRadiomics has under its preset, what the IBSI has under its own", () => {
    const pyradiomics = extractFeatures(wave, ball, {
      preset: "pyradiomics",
      families: ["intensity", "histogram"],
    });
    assert.equal(pyradiomics.features.length, 18);
    assert.ok(pyradiomics.features.every((row) => row.pyradiomics !== null));
    const ibsi = extractFeatures(wave, ball, {
      preset: "ibsi-d",
      interpolation: null,
      families: ["intensity", "histogram"],
    });
    assert.equal(ibsi.features.length, 18 + 23);
    assert.ok(ibsi.features.every((row) => row.ibsi !== null));
  });

  it("keeps single features, and runs only their families", () => {
    const {features, intermediates} = extractFeatures(wave, ball, {
      preset: "ibsi-a",
      features: ["intensity.mean", "intensity.median"],
    });
    assert.deepEqual(
      features.map(({name}) => name),
      ["intensity.mean", "intensity.median"],
    );
    assert.equal(intermediates.images[0].levels, undefined);
  });

  it("takes a label out of a label image", () => {
    const labels = {...wave, data: Uint8Array.from(ball.data, (inside, i) => (inside ? 2 : i % 2))};
    const settings = {preset: "ibsi-a", families: ["intensity"]} as const;
    assert.deepEqual(
      valuesOf(wave, labels, {...settings, label: 2}),
      valuesOf(wave, ball, settings),
    );
    assert.match(
      String(outcome(() => extractFeatures(wave, labels, settings))),
      /^RangeError toMask: the image must hold 0 and one label, got the labels 1, 2/,
    );
    assert.match(
      String(outcome(() => extractFeatures(wave, labels, {...settings, label: 3}))),
      /^RangeError toMask: the mask must hold at least one voxel of label 3, got 0/,
    );
  });

  it("has a version that is the package's", () => {
    const text = readFileSync(new URL("../../lib/package.json", import.meta.url), "utf8");
    assert.equal(VERSION, JSON.parse(text).version);
  });
});

describe("preparation", () => {
  it("re-segments the intensity mask only, by a closed range", () => {
    const image = imageOf([5, 1, 1], (x) => [-500, -501, 0, 400, 401][x]);
    const mask = maskOf(image, () => true);
    const {intermediates, provenance} = extractFeatures(image, mask, {
      preset: "ibsi-a",
      families: ["intensity"],
    });
    assert.deepEqual(Array.from(intermediates.intensity.data), [1, 0, 1, 1, 0]);
    assert.deepEqual(Array.from(intermediates.morphological.data), [1, 1, 1, 1, 1]);
    assert.deepEqual(provenance.voxels, {original: 5, morphological: 5, intensity: 3});
  });

  it("finds outliers by mean and spread of the whole region, not of what a range has left", () => {
    // Of 0 (98 times), 50 and 1000, mean and standard deviation are 10.5 and 99.5: 50 stays, 1000 goes.
    // Without 1000 the limits would be 0.5 ± 15, and 50 would go, too.
    const image = imageOf([100, 1, 1], (x) => (x === 0 ? 1000 : x === 1 ? 50 : 0));
    const mask = maskOf(image, () => true);
    const settings: PresetSettings = {
      preset: "ibsi-a",
      families: ["intensity"],
      resegmentation: {range: [-500, 400], sigma: [-3, 3]},
    };
    assert.equal(valuesOf(image, mask, settings).get("intensity.maximum"), 50);
    const {provenance} = extractFeatures(image, mask, settings);
    const {mean, variance} = firstOrder(maskedValues(image, mask));
    assert.ok(Math.abs((provenance.kept?.[0] ?? 0) - (mean - 3 * Math.sqrt(variance))) < 1e-9);
  });

  it("keeps shares of the maximum, and cuts the shape where that is asked for", () => {
    const image = imageOf([4, 1, 1], (x) => [1, 4, 5, 10][x]);
    const {intermediates} = extractFeatures(
      image,
      maskOf(image, () => true),
      {
        preset: "ibsi-digital",
        families: ["intensity"],
        resegmentation: {share: [0.5, null], shape: true},
      },
    );
    assert.deepEqual(Array.from(intermediates.morphological.data), [1, 1]);
  });

  it("interpolates on a grid that shares the image's centre, and rounds halves to even", () => {
    // Voxels of 1 mm become voxels of 2 mm midway between them.
    const image = imageOf([4, 4, 4], (x, y, z) => x + y + z);
    const {intermediates, provenance} = extractFeatures(
      image,
      maskOf(image, () => true),
      {preset: "ibsi-c", families: ["intensity"], resegmentation: {range: [-1000, 400]}},
    );
    assert.deepEqual(provenance.grids.interpolated.shape, [2, 2, 2]);
    assert.deepEqual(provenance.grids.interpolated.origin, [0.5, 0.5, 0.5]);
    // 0.5 + 0.5 + 0.5 = 1.5 becomes 2, 3.5 becomes 4, 5.5 becomes 6, 7.5 becomes 8.
    const {data} = intermediates.images[0].image;
    assert.deepEqual(Array.from(data), [2, 4, 4, 6, 4, 6, 6, 8]);
  });

  it("leaves the axis across slices alone in 2-D, and cuts the mask at half of a voxel", () => {
    const image = imageOf([4, 4, 2], (x) => 10 * x, [1, 1, 5]);
    const {intermediates, provenance} = extractFeatures(
      image,
      maskOf(image, (x) => x >= 1),
      {preset: "ibsi-b", families: ["intensity"]},
    );
    assert.deepEqual(provenance.grids.interpolated.shape, [2, 2, 2]);
    assert.deepEqual(provenance.grids.interpolated.spacing, [2, 2, 5]);
    // The first column lies half in the region: it belongs to it.
    assert.deepEqual(Array.from(intermediates.morphological.data), new Array(8).fill(1));
    assert.deepEqual(
      Array.from(intermediates.images[0].image.data).slice(0, 2),
      [5, 25].map((x) => x),
    );
  });

  it("gives the same on a part of the grid as on all of it", () => {
    const image = imageOf(
      [40, 36, 30],
      (x, y, z) => 90 * Math.sin(x / 3 + y / 4 - z / 5),
      [0.9, 1.1, 2],
    );
    const mask = maskOf(image, (x, y, z) => (x - 30) ** 2 + (y - 18) ** 2 + (z - 15) ** 2 < 60);
    for (const kind of ["linear", "cubic-b-spline"] as const) {
      const settings: PresetSettings = {
        preset: "ibsi-c",
        families: ["intensity"],
        interpolation: {image: kind, spacing: [1.3, 0.8, 1.7], rounding: "none"},
      };
      const part = extractFeatures(image, mask, settings);

      // A filter keeps the whole image; the image itself is the same.
      const all = extractFeatures(image, mask, {...settings, filters: [{type: "square"}]});
      const wanted = new Map(
        all.features
          .filter((row) => row.image === "original")
          .map(({name, value}) => [name, value]),
      );
      for (const {name, value} of part.features) {
        const gap = Math.abs(value - (wanted.get(name) ?? 0));
        assert.ok(gap <= 1e-9 * Math.max(1, Math.abs(value)), `${kind} ${name}`);
      }
    }
  });

  it("normalises the whole image first, by its sample standard deviation", () => {
    const image = imageOf([4, 1, 1], (x) => [0, 2, 4, 100][x]);
    const mask = maskOf(image, (x) => x < 3);
    const values = Array.from(image.data);
    const mean = values.reduce((a, b) => a + b) / 4;
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3);
    const found = valuesOf(image, mask, {
      preset: "ibsi-digital",
      families: ["intensity"],
      normalisation: {scale: 100, outliers: 0.5},
    });
    const minimum = 100 * Math.max(-0.5, (0 - mean) / spread);
    assert.ok(Math.abs((found.get("intensity.minimum") ?? 0) - minimum) < 1e-12);
    const {features} = extractFeatures(image, mask, {
      preset: "ibsi-digital",
      families: ["intensity"],
      normalisation: {scale: 1, outliers: null},
    });
    assert.equal(features[0].unit, "1");
  });

  it("keeps first-order features when voxels change places, and changes texture", () => {
    const order = fc.shuffledSubarray(
      Array.from({length: 27}, (_, i) => i),
      {minLength: 27, maxLength: 27},
    );
    const image = imageOf([3, 3, 3], (x, y, z) => 5 * x + y + z);
    const mask = maskOf(image, () => true);
    const settings: PresetSettings = {
      preset: "ibsi-a",
      families: ["intensity", "histogram", "ivh"],
    };
    const wanted = valuesOf(image, mask, settings);
    fc.assert(
      fc.property(order, (places) => {
        const shuffled = {...image, data: Float64Array.from(places, (i) => image.data[i])};
        const found = valuesOf(shuffled, mask, settings);
        for (const [name, value] of wanted) {
          assert.ok(Math.abs((found.get(name) ?? Number.NaN) - value) <= 1e-9, name);
        }
      }),
      {seed: 21, numRuns: 20},
    );
  });
});

describe("bad input to extractFeatures", () => {
  const flat = imageOf([3, 3, 3], () => 5);
  const all = maskOf(flat, () => true);
  const of = (families: PresetSettings["families"]) =>
    ({preset: "ibsi-a", families}) as PresetSettings;

  it("an empty mask is refused", () => {
    assert.equal(
      outcome(() =>
        extractFeatures(
          flat,
          maskOf(flat, () => false),
          "ibsi-a",
        ),
      ),
      "RangeError extractFeatures: the region must hold at least 1 voxel, got 0",
    );
  });

  it("a mask on another grid is refused with how far off it is, and accepted once resampled", () => {
    const moved = createMask(all.data, {...flat, origin: [0, 0, 2]});
    assert.equal(
      outcome(() => extractFeatures(flat, moved, "ibsi-a")),
      "ShapeError extractFeatures: the mask must lie on the image's grid, got one whose corner voxels stand up to 2.000 mm off; bring it there with resampleMask first",
    );
    const small = createMask(new Uint8Array(8).fill(1), {shape: [2, 2, 2]});
    assert.match(
      String(outcome(() => extractFeatures(flat, small, "ibsi-a"))),
      /^ShapeError .* got one of 2 × 2 × 2 voxels for an image of 3 × 3 × 3 whose corner voxels stand up to 1\.732 mm off/,
    );
    const brought = resampleMask(moved, flat, {interpolation: "nearest"});
    const {provenance} = extractFeatures(flat, brought, of(["intensity"]));
    assert.equal(provenance.voxels.original, 9);
  });

  it("a NaN or an infinity in the region is refused, one outside it is not", () => {
    for (const bad of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      const torn = imageOf([3, 3, 3], (x, y, z) => (x === 1 && y === 2 && z === 0 ? bad : x));
      assert.equal(
        outcome(() => extractFeatures(torn, all, of(["intensity"]))),
        `RangeError extractFeatures: intensities within the mask must be finite, got ${bad} at voxel [1, 2, 0]`,
      );
      const beside = maskOf(torn, (_x, y) => y < 2);
      assert.equal(valuesOf(torn, beside, of(["intensity"])).get("intensity.mean"), 1);
    }
  });

  it("a NaN beside the region is refused once interpolation spreads it into the region", () => {
    const torn = imageOf([6, 6, 6], (x) => (x === 5 ? Number.NaN : x));
    const beside = maskOf(torn, (x) => x < 5);
    const settings: PresetSettings = {preset: "ibsi-c", families: ["intensity"]};
    assert.equal(
      outcome(() => extractFeatures(torn, beside, settings)),
      "RangeError extractFeatures: intensities within the mask must be finite after interpolation, got NaN at [4.5, 0.5, 0.5] mm; the image is not finite beside the region: give these voxels a value",
    );
  });

  it("a range that keeps nothing is refused", () => {
    assert.equal(
      outcome(() =>
        extractFeatures(flat, all, {...of(["intensity"]), resegmentation: {range: [6, 9]}}),
      ),
      "RangeError extractFeatures: the region must hold at least 1 voxel in the range 6 to 9, got 0",
    );
  });

  it("a spacing that makes more voxels than fit is refused before any is computed", () => {
    const settings: PresetSettings = {
      preset: "ibsi-c",
      families: ["intensity"],
      interpolation: {spacing: [0.001, 0.001, 0.001]},
    };
    assert.match(
      String(outcome(() => extractFeatures(flat, all, settings))),
      /^RangeError extractFeatures: interpolation\.spacing must leave at most 536870912 voxels, got \d+ with \[0\.001, 0\.001, 0\.001\] mm$/,
    );
  });

  it("a region that vanishes between the new voxels is refused", () => {
    const one = maskOf(flat, (x, y, z) => x === 1 && y === 1 && z === 1);
    assert.equal(
      outcome(() => extractFeatures(flat, one, {preset: "ibsi-c", families: ["intensity"]})),
      "RangeError extractFeatures: the region must hold at least 1 voxel after interpolation, got 0",
    );
  });

  it("a bin width that makes a hundred thousand levels is refused", () => {
    const wide = imageOf([3, 3, 3], (x) => x * 500);
    assert.equal(
      outcome(() =>
        extractFeatures(wide, all, {preset: "pyradiomics", discretisation: {width: 0.01} as never}),
      ),
      "RangeError discretise: width must make at most 65535 levels, got 0.01, which makes 100001 from 0 to 1000",
    );
  });

  it("fractions as levels are refused", () => {
    const halves = imageOf([3, 3, 3], (x) => x + 0.5);
    assert.equal(
      outcome(() => extractFeatures(halves, all, "ibsi-digital")),
      'RangeError discretise: with method "none" intensities must be whole numbers from 1 to 65535, got 0.5',
    );
  });

  it("an image that cannot be normalised is refused", () => {
    const settings = {...of(["intensity"]), normalisation: {scale: 1, outliers: null}};
    assert.equal(
      outcome(() => extractFeatures(flat, all, settings)),
      "RangeError extractFeatures: normalisation needs finite intensities that are not constant, got mean 5 and standard deviation 0",
    );
  });

  it("PyRadiomics' preset refuses a single voxel and a line, as PyRadiomics does", () => {
    const line = maskOf(flat, (_x, y, z) => y === 0 && z === 0);
    assert.equal(
      outcome(() => extractFeatures(flat, line, "pyradiomics")),
      "RangeError extractFeatures: the region must be wider than one voxel along at least 2 axes, got 3 × 1 × 1 voxels",
    );
    const one = maskOf(flat, (x, y, z) => x + y + z === 0);
    assert.equal(
      outcome(() => extractFeatures(flat, one, "pyradiomics")),
      "RangeError extractFeatures: the region must hold at least 2 voxels, got 1",
    );
  });

  it("an unknown feature, filter or field is refused by name", () => {
    const settings = (text: string): PresetSettings => JSON.parse(text);
    assert.match(
      String(
        outcome(() =>
          extractFeatures(flat, all, settings('{"preset":"ibsi-a","features":["glcm.idm"]}')),
        ),
      ),
      /^RangeError featureSettings: features must be names of features, got "glcm.idm"/,
    );
    assert.match(
      String(
        outcome(() =>
          extractFeatures(flat, all, settings('{"preset":"ibsi-a","filters":[{"type":"LoG"}]}')),
        ),
      ),
      /^RangeError featureSettings: filters\.0\.type must have a type, one of .*, got "LoG"/,
    );
    assert.match(
      String(
        outcome(() => extractFeatures(flat, all, settings('{"preset":"ibsi-a","binWidth":25}'))),
      ),
      /^RangeError featureSettings: settings must hold only .*, got binWidth/,
    );
  });
});

describe("small and flat regions", () => {
  const image = imageOf([4, 4, 4], (x, y, z) => 1 + ((x + 2 * y + 3 * z) % 5));
  const regions: Readonly<Record<string, Mask>> = {
    "one voxel": maskOf(image, (x, y, z) => x === 1 && y === 2 && z === 3),
    "two voxels": maskOf(image, (x, y, z) => x <= 1 && y === 0 && z === 0),
    "two parts": maskOf(image, (x, y, z) => x + y + z === 0 || (x === 3 && y === 3 && z === 3)),
    "touching every border": maskOf(image, () => true),
  };

  // What is void: a slope of one level, a range that is a point, means of nothing, a matrix without pairs.
  const VOID =
    /^(histogram\.(maximum|minimum)Gradient|ivh\.volume|intensity\.robust|histogram\.robust|glcm\.|glrlm\.|ngtdm\.)/;
  for (const [title, mask] of Object.entries(regions)) {
    it(`${title}: every value is a number, or void for a stated reason`, () => {
      for (const name of PRESET_NAMES) {
        if (name === "pyradiomics") continue;
        const {features} = extractFeatures(image, mask, {
          preset: name,
          interpolation: null,
          families: [
            ...(OF_INTENSITIES ?? []),
            "glcm",
            "glrlm",
            "glszm",
            "gldzm",
            "ngtdm",
            "ngldm",
          ],
        });
        for (const row of features) {
          const isFine =
            Number.isFinite(row.value) || (Number.isNaN(row.value) && VOID.test(row.name));
          assert.ok(isFine, `${name}: ${row.name} is ${row.value}`);
        }
      }
    });
  }

  it("a flat region has the stated values", () => {
    const flat = imageOf([3, 3, 3], () => 50);
    const found = valuesOf(
      flat,
      maskOf(flat, () => true),
      {
        preset: "ibsi-a",
        families: OF_INTENSITIES,
      },
    );
    const wanted = {
      "intensity.mean": 50,
      "intensity.variance": 0,
      "intensity.skewness": 0,
      "intensity.kurtosis": 0,
      "intensity.coefficientOfVariation": 0,
      "histogram.entropy": 0,
      "histogram.uniformity": 1,
      "histogram.mean": 23,
      "ivh.volumeAtIntensity10": 1,
      "ivh.volumeAtIntensity90": 0,
      "ivh.areaUnderCurve": 0,
      "local.globalPeak": 50,
    };
    for (const [name, value] of Object.entries(wanted)) assert.equal(found.get(name), value, name);
  });
});
