import {createRng} from "../../lib/core/index.ts";
import {
  createMask,
  createVolume,
  gaussianFilter,
  type Mask,
  medianFilter,
  resample,
  type Volume,
} from "../../lib/image/index.ts";
import {filteredBackProjection, phantomImage, radon, sheppLogan} from "../../lib/physics/index.ts";
import {
  assd,
  connectedComponents,
  distanceTransform,
  hausdorff,
  hausdorff95,
  surfaceDistances,
} from "../../lib/segment/index.ts";

import type {BenchRow, PeerArray} from "../shared/peerRows.ts";
import {matchLabels} from "./matchLabels.ts";

const VIEWS = 180;
const anglesDeg = Float64Array.from({length: VIEWS}, (_, v) => (v * 180) / VIEWS);

/** The Shepp–Logan phantom, 256 × 256. */
function phantom(): Volume {
  const shapes = sheppLogan({contrast: "modified", halfWidthMm: 128});
  return phantomImage(shapes, {size: 256, spacingMm: 1, zeroAt: "rotation axis", unit: "1"});
}

/** Smooth noise in single precision: it has structure at the scale of an organ's texture. */
function texture(
  side: number,
  sigmaMm: number,
  seed: string,
  spacing?: readonly [number, number, number],
): Volume {
  const rng = createRng(`bench/${seed}`);
  const noise = Float32Array.from({length: side ** 3}, () => rng.normal());
  const volume = createVolume(noise, {
    shape: [side, side, side],
    unit: "1",
    ...(spacing && {spacing}),
  });
  return sigmaMm === 0 ? volume : gaussianFilter(volume, {sigmaMm, boundary: "wrap"});
}

/** Where smooth noise is above zero: thousands of winding parts, half of the voxels. */
function sponge(side: number, seed: string, spacing?: readonly [number, number, number]): Mask {
  const field = texture(side, 2, seed, spacing);
  return createMask(
    Uint8Array.from(field.data, (value) => (value > 0.02 ? 1 : 0)),
    field,
  );
}

/** A ball with a rough surface, as a contour drawn by hand has. */
function roughBall(
  side: number,
  shift: number,
  seed: string,
  spacing: readonly [number, number, number],
): Mask {
  const rough = texture(side, 4, seed);
  const middle = side / 2;
  const data = new Uint8Array(side ** 3);
  for (let z = 0, i = 0; z < side; z++) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++, i++) {
        const r = Math.hypot(x - middle - shift, y - middle, z - middle);
        data[i] = r + 40 * rough.data[i] < 0.35 * side ? 1 : 0;
      }
    }
  }
  return createMask(data, {shape: [side, side, side], spacing});
}

const single = (volume: Volume): PeerArray => ({
  type: volume.data instanceof Float64Array ? "float64" : "float32",
  shape: volume.shape,
  data: volume.data as Float32Array,
});
const binary = (mask: Mask): PeerArray => ({type: "uint8", shape: mask.shape, data: mask.data});

/** The rows of `npm run bench -- physics`. */
export const ROWS: readonly BenchRow[] = [
  {
    name: "radon",
    title: "Radon transform, 256², 180 views",
    peers: ["scikit-image"],
    repeats: 5,
    tolerance: 1e-4,
    prepare: () => {
      const image = phantom();
      return {
        arrays: {image: single(image)},
        params: {angles: [...anglesDeg]},
        run: () => radon(image, {anglesDeg, circle: true}).data,
      };
    },
  },
  {
    name: "fbp",
    title: "filtered back-projection, 256², 180 views",
    peers: ["scikit-image"],
    repeats: 5,
    tolerance: 1e-4,
    prepare: () => {
      const sinogram = radon(phantom(), {anglesDeg, circle: true});
      const {data, samples} = sinogram;
      return {
        arrays: {sinogram: {type: "float64", shape: [samples, VIEWS, 1], data}},
        params: {angles: [...anglesDeg]},
        run: () =>
          filteredBackProjection(sinogram, {filter: "ramp", interpolation: "linear", circle: true})
            .data,
      };
    },
  },
  {
    name: "gaussian",
    title: "Gaussian, 256³, σ 2 voxels",
    peers: ["SciPy"],
    repeats: 5,
    tolerance: 1e-5,
    prepare: () => {
      const image = texture(256, 0, "gaussian");
      return {
        arrays: {image: single(image)},
        params: {sigma: 2},
        run: () => gaussianFilter(image, {sigmaMm: 2, boundary: "nearest"}).data,
      };
    },
  },
  {
    name: "median",
    title: "median, 256³, 3 × 3 × 3",
    peers: ["SciPy", "SimpleITK"],
    repeats: 2,
    tolerance: 0,
    prepare: () => {
      const image = texture(256, 0, "median");
      return {
        arrays: {image: single(image)},
        params: {},
        run: () => medianFilter(image, {size: 3, boundary: "nearest"}).data,
      };
    },
  },
  {
    name: "bspline",
    title: "cubic B-spline, 256³ of 0.9 × 0.9 × 1.2 mm to 1 mm",
    peers: ["SciPy", "SimpleITK"],
    repeats: 2,
    tolerance: 1e-5,
    prepare: () => {
      const image = texture(256, 1, "bspline", [0.9, 0.9, 1.2]);
      const run = (): Volume =>
        resample(image, {
          spacing: [1, 1, 1],
          align: "centre",
          size: "floor",
          interpolation: "cubic-b-spline",
          outside: "mirror",
        });
      const {shape, spacing, origin} = run();
      return {
        arrays: {image: single(image)},
        params: {spacing: image.spacing, outShape: shape, outSpacing: spacing, outOrigin: origin},
        run: () => run().data,
      };
    },
  },
  {
    name: "surface",
    title: "surface distances of two masks, 128³",
    peers: ["SciPy", "SimpleITK"],
    repeats: 5,
    tolerance: 1e-6,
    prepare: () => {
      const spacing = [1, 1, 2] as const;
      const [a, b] = [roughBall(128, 0, "ball a", spacing), roughBall(128, 3, "ball b", spacing)];
      return {
        arrays: {a: binary(a), b: binary(b)},
        params: {spacing},
        run: () => {
          const distances = surfaceDistances(a, b);
          return [
            hausdorff95(distances, {variant: "pooled"}),
            assd(distances, {average: "pooled"}),
            hausdorff(distances, {direction: "symmetric"}),
          ];
        },
      };
    },
  },
  {
    name: "edt",
    title: "Euclidean distance transform with spacing, 256³",
    peers: ["SciPy", "SimpleITK"],
    repeats: 3,
    tolerance: 1e-6,
    prepare: () => {
      const spacing = [1, 1, 2.5] as const;
      const mask = sponge(256, "edt", spacing);
      return {
        arrays: {mask: binary(mask)},
        params: {spacing},
        run: () => distanceTransform(mask, {measure: "to background"}).data,
      };
    },
  },
  {
    name: "components",
    title: "connected components, 256³, 26 neighbours",
    peers: ["SciPy", "SimpleITK"],
    repeats: 5,
    tolerance: 0,
    difference: matchLabels,
    prepare: () => {
      const mask = sponge(256, "components");
      return {
        arrays: {mask: binary(mask)},
        params: {},
        run: () => connectedComponents(mask, {connectivity: 26}).labels,
      };
    },
  },
];
