import assert from "node:assert/strict";
import * as v from "valibot";
import {filteredImages} from "../../../lib/features/filter/filteredImages.ts";
import {filterSchema} from "../../../lib/features/filter/filterSchema.ts";
import {FILTER_TYPES, type FilterSettings} from "../../../lib/features/filter/filterSettings.ts";
import type {Volume} from "../../../lib/image/index.ts";
import {assertNear, marked, pattern} from "./images.ts";

const laws = {dims: 3, kernel: "E3L5S3", padding: "mirror", pooling: "max"} as const;
const gabor = {
  response: "modulus",
  sigmaMm: 1,
  lambdaMm: 3,
  gamma: 1.5,
  theta: 0,
  thetaStep: Math.PI / 2,
  pooling: "average",
  planes: "orthogonal",
  padding: "periodic",
} as const;
const wavelet = {family: "db2", band: "LHH", padding: "periodic", pooling: "none"} as const;

/** One setting or more of every type, with the names of its images. */
const CASES: readonly (readonly [FilterSettings, ...string[]])[] = [
  [{type: "mean", dims: 2, supportVoxels: 3, padding: "zero"}, "mean-2D-3-zero"],
  [
    {type: "log", dims: 3, sigmaMm: 1.5, cutoffSigma: 2, padding: "nearest"},
    "log-3D-sigma-1.5-cutoff-2-nearest",
  ],
  [{type: "laws", ...laws, energyDistance: null}, "laws-3D-E3L5S3-max-mirror"],
  [{type: "laws", ...laws, energyDistance: 2}, "laws-3D-E3L5S3-max-energy-2-mirror"],
  [
    {type: "gabor", ...gabor},
    "gabor-modulus-sigma-1-lambda-3-gamma-1.5-theta-0-step-90-orthogonal-average-periodic",
  ],
  [{type: "wavelet", dims: 3, ...wavelet, level: 2}, "wavelet-3D-db2-LHH-level-2-none-periodic"],
  [
    {type: "wavelet", dims: 3, ...wavelet, level: 1, padding: "mirror", pooling: "average"},
    "wavelet-3D-db2-LHH-level-1-average-mirror",
  ],
  [{type: "simoncelli", dims: 3, level: 1, padding: "periodic"}, "simoncelli-3D-level-1-periodic"],
  [
    {type: "shannon", dims: 2, level: 2, padding: "periodic", frequencies: "fourier"},
    "shannon-2D-level-2-fourier-periodic",
  ],
  [
    {
      type: "riesz",
      dims: 3,
      order: [1, 0, 2],
      base: {type: "log", sigmaMm: 2},
      padding: "periodic",
    },
    "riesz-3D-102-log-sigma-2-periodic",
  ],
  [{type: "pyradiomicsLog", sigmaMm: [1, 2.5]}, "log-sigma-1-0-mm-3D", "log-sigma-2-5-mm-3D"],
  [
    {type: "pyradiomicsWavelet", level: 2, dims: 2},
    "wavelet-LH",
    "wavelet-HL",
    "wavelet-HH",
    "wavelet2-LH",
    "wavelet2-HL",
    "wavelet2-HH",
    "wavelet2-LL",
  ],
  [{type: "square"}, "square"],
  [{type: "squareRoot"}, "squareroot"],
  [{type: "logarithm"}, "logarithm"],
  [{type: "exponential"}, "exponential"],
  [{type: "gradient"}, "gradient"],
  [{type: "lbp2d"}, "lbp-2D"],
  [{type: "lbp3d"}, "lbp-3D-m1", "lbp-3D-m2", "lbp-3D-k"],
];

const image = pattern([9, 8, 7]);
const inside = [
  [2, 1, 3],
  [5, 7, 6],
  [3, 4, 4],
] as const;
const region = marked(image, ...inside);

/** The value of a part of the image's grid at a voxel of the whole. */
function valueAt({data, shape, origin}: Volume, [x, y, z]: readonly number[]): number {
  return data[x - origin[0] + shape[0] * (y - origin[1] + shape[1] * (z - origin[2]))];
}

describe("filteredImages", () => {
  it("is tried here with every type", () => {
    assert.deepEqual(new Set(CASES.map(([{type}]) => type)), new Set(FILTER_TYPES));
  });

  for (const [filter, ...names] of CASES) {
    it(`names what ${names[0]} and its like give`, () => {
      const found = filteredImages(image, filter);
      assert.deepEqual(
        found.map(({name}) => name),
        names,
      );
      for (const {image: response} of found) {
        assert.deepEqual([response.shape, response.origin], [image.shape, image.origin]);
      }
    });

    it(`${names[0]}: a region gets its bounding box, with the numbers of the whole image`, () => {
      const whole = filteredImages(image, filter);
      const local = !["gabor", "simoncelli", "shannon", "riesz"].includes(filter.type);
      filteredImages(image, filter, region).forEach(({name, image: part}, k) => {
        assert.equal(name, whole[k].name);
        assert.deepEqual(
          [part.shape, part.origin],
          [
            [4, 7, 4],
            [2, 1, 3],
          ],
        );
        assert.deepEqual([part.spacing, part.unit], [image.spacing, whole[k].image.unit]);
        const [found, wanted] = [part, whole[k].image].map((volume) =>
          inside.map((voxel) => valueAt(volume, voxel)),
        );
        if (local) assert.deepEqual(found, wanted);
        // Transforms of other lengths round differently, to single precision here.
        else assertNear(found, wanted, 1e-5);
      });
    });

    it(`${names[0]}: the settings pass the schema, and one field more does not`, () => {
      assert.deepEqual(v.parse(filterSchema, filter), filter);
      assert.equal(v.safeParse(filterSchema, {...filter, extra: 1}).success, false);
    });
  }

  it("does not change the image", () => {
    const before = image.data.slice();
    for (const [filter] of CASES) filteredImages(image, filter);
    assert.deepEqual(image.data, before);
  });

  it("lays the part of a turned, shifted grid where it belongs in the world", () => {
    const direction = [0, -1, 0, 1, 0, 0, 0, 0, 1];
    const placed = {...image, spacing: [2, 3, 4], origin: [10, 20, 30]} as const;
    const volume = {...placed, direction: Float64Array.from(direction)};
    const [{image: part}] = filteredImages(
      volume,
      {type: "square"},
      {...region, spacing: volume.spacing, origin: volume.origin, direction: volume.direction},
    );
    assert.deepEqual(part.origin, [10 - 3, 20 + 4, 30 + 12]);
    assert.deepEqual(part.direction, volume.direction);
  });

  it("keeps doubles double, and gives single precision for whole numbers", () => {
    const filter = {type: "mean", dims: 3, supportVoxels: 3, padding: "mirror"} as const;
    const doubles = {...image, data: Float64Array.from(image.data)};
    assert.ok(filteredImages(image, filter)[0].image.data instanceof Float32Array);
    assert.ok(filteredImages(doubles, filter)[0].image.data instanceof Float64Array);
  });
});
