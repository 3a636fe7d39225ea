import assert from "node:assert/strict";
import type {Mask, Volume} from "voxelbook/image";
import {createMask, createVolume} from "voxelbook/image";
import {type FilteredImage, filteredImages} from "../../lib/features/filter/filteredImages.ts";
import type {PyradiomicsFilterSettings} from "../../lib/features/filter/filterSettings.ts";
import {interpolateRegion} from "../../lib/features/interpolateRegion.ts";
import type {InterpolationSettings} from "../../lib/features/settings.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

interface Output {
  readonly size: readonly [number, number, number];
  readonly data: readonly number[];
}

interface Resampled extends Output {
  readonly origin: readonly number[];
  readonly spacing: readonly [number, number, number];
  readonly mask: readonly number[];
}

interface FilterFile {
  readonly size: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly image: readonly number[];
  readonly outputs: Readonly<Record<string, Output>>;
  readonly [resampled: `resampled_${string}`]: Readonly<Record<string, Resampled>>;
}

/** Nine significant digits are given; a last digit may be rounded the other way where the tenth is 5. */
const NINE_DIGITS = {rtol: 6e-9, atol: 1e-12};

/** The types of image, by how their names begin, and the filter that makes them. */
const TYPES: readonly (readonly [RegExp, (name: string) => PyradiomicsFilterSettings])[] = [
  [/^wavelet-/, () => ({type: "pyradiomicsWavelet"})],
  [/^log-sigma-(.*)-mm-3D$/, (name) => ({type: "pyradiomicsLog", sigmaMm: [widthOf(name)]})],
  [/^square$/, () => ({type: "square"})],
  [/^squareroot$/, () => ({type: "squareRoot"})],
  [/^logarithm$/, () => ({type: "logarithm"})],
  [/^exponential$/, () => ({type: "exponential"})],
  [/^gradient$/, () => ({type: "gradient"})],
];

/** Reads the width out of the name of a LoG image, in which a hyphen stands for the point. */
function widthOf(name: string): number {
  return Number(/^log-sigma-(.*)-mm-3D$/.exec(name)?.[1].replace("-", "."));
}

/** Computes the image of a name. */
function imageOf(image: Volume, name: string): FilteredImage | undefined {
  const type = TYPES.find(([pattern]) => pattern.test(name));
  assert.ok(type !== undefined, `no image type is known by the name ${name}`);
  return filteredImages(image, type[1](name)).find((made) => made.name === name);
}

/** Marks every voxel but those of the outermost layer. */
function innerMask({shape: [nx, ny, nz], ...image}: Volume): Mask {
  const isInner = (i: number, n: number): boolean => i > 0 && i < n - 1;
  const data = Uint8Array.from(image.data, (_, at) => {
    const [x, y, z] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
    return isInner(x, nx) && isInner(y, ny) && isInner(z, nz) ? 1 : 0;
  });
  return createMask(data, {...image, shape: [nx, ny, nz]});
}

/** The names of interpolations. */
const INTERPOLATIONS: Readonly<Record<string, InterpolationSettings["image"]>> = {
  bspline3: "cubic-b-spline",
  linear: "linear",
  nearest: "nearest",
};

describeFiles<FilterFile>("radiomics/filters/filters_*.json", (file) => {
  const {size: shape, spacing} = file;
  const image = createVolume(Float64Array.from(file.image), {shape, spacing, unit: "1"});
  for (const [name, output] of Object.entries(file.outputs)) {
    it(`${name} has the numbers of PyRadiomics`, () => {
      const made = imageOf(image, name);
      assert.ok(made !== undefined, `no image of this name is made`);
      assert.deepEqual(made.image.shape, output.size);
      agree(compare(name, Array.from(made.image.data), output.data, NINE_DIGITS));
    });
  }

  const groups = Object.entries(file).filter(([key]) => key.startsWith("resampled_"));
  for (const [group, byName] of groups as [string, Record<string, Resampled>][]) {
    for (const [name, wanted] of Object.entries(byName)) {
      it(`${group}, ${name}, has the grid, the mask and the numbers of PyRadiomics`, () => {
        const settings: InterpolationSettings = {
          spacing: wanted.spacing,
          image: INTERPOLATIONS[name],
          mask: "nearest",
          partialVolumeThreshold: 0.5,
          rounding: "none",
          align: "corner",
        };
        const made = interpolateRegion(image, innerMask(image), settings, {voxels: 2});
        assert.deepEqual(made.image.shape, wanted.size);
        assert.deepEqual(made.image.origin, wanted.origin);
        assert.deepEqual(Array.from(made.mask.data), wanted.mask);
        agree(compare(name, Array.from(made.image.data), wanted.data, NINE_DIGITS));
      });
    }
  }
});
