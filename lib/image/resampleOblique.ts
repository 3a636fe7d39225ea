import {alongAxis} from "./alongAxis.ts";
import {boundaryIndex} from "./boundary.ts";
import type {FloatArray} from "./floatData.ts";
import {floatLike} from "./floatData.ts";
import type {IndexMap} from "./indexMap.ts";
import type {InterpolationKernel} from "./interpolationKernel.ts";
import type {Outside} from "./resampleOutside.ts";
import {edgeRuleOf, foldCoordinate, isBeyond} from "./resampleOutside.ts";
import {splinePrefilter} from "./splinePrefilter.ts";

/** Repeats the edges of an image `pad` voxels beyond each end. */
function padEdges(data: FloatArray, shape: readonly number[], pad: number): FloatArray {
  const [nx, ny, nz] = shape;
  const out = floatLike(data, (nx + 2 * pad) * (ny + 2 * pad) * (nz + 2 * pad));
  let to = 0;
  for (let z = -pad; z < nz + pad; z++) {
    for (let y = -pad; y < ny + pad; y++) {
      const row = nx * (boundaryIndex(y, ny, "nearest") + ny * boundaryIndex(z, nz, "nearest"));
      out.fill(data[row], to, to + pad);
      out.set(data.subarray(row, row + nx), to + pad);
      out.fill(data[row + nx - 1], to + pad + nx, to + 2 * pad + nx);
      to += nx + 2 * pad;
    }
  }
  return out;
}

/** Makes spline coefficients of an image, in double precision. */
function coefficientsOf(data: FloatArray, shape: readonly [number, number, number], pole: number) {
  const coefficients = Float64Array.from(data);
  for (let axis = 0; axis < 3; axis++) {
    const n = shape[axis];
    if (n === 1) continue;
    alongAxis(coefficients, coefficients, {
      shape,
      axis,
      count: n,
      operate: (block, width, result) => {
        splinePrefilter(block, n, {width, pole});
        result.set(block.subarray(0, n * width));
      },
    });
  }
  return coefficients;
}

/** One axis of the input during the walk over the output. */
interface Axis {
  readonly n: number;
  readonly stride: number;
  readonly weights: Float64Array;
  readonly offsets: Int32Array;
}

/**
 * Interpolates an image on a grid of any direction, voxel by voxel.
 * The readable form of `resampleAxes`, which does the same along the axes and is faster.
 */
export function resampleOblique(
  source: FloatArray,
  shape: readonly [number, number, number],
  {
    map,
    outShape,
    kernel,
    outside,
  }: {
    map: IndexMap;
    outShape: readonly [number, number, number];
    kernel: InterpolationKernel;
    outside: Outside;
  },
): FloatArray {
  const {taps, pole, at} = kernel;
  const edge = edgeRuleOf(pole, outside);
  const {pad, isMirrored} = edge;
  const padded: [number, number, number] = [
    shape[0] + 2 * pad,
    shape[1] + 2 * pad,
    shape[2] + 2 * pad,
  ];
  const extended = pad > 0 ? padEdges(source, shape, pad) : source;
  const data = pole !== 0 ? coefficientsOf(extended, padded, pole) : extended;
  const axes: Axis[] = shape.map((n, axis) => ({
    n,
    stride: axis === 0 ? 1 : axis === 1 ? padded[0] : padded[0] * padded[1],
    weights: new Float64Array(taps),
    offsets: new Int32Array(taps),
  }));
  const [ax, ay, az] = axes;

  /** Finds the voxels and weights along one axis. */
  const place = ({n, stride, weights, offsets}: Axis, x: number): void => {
    const first = at(foldCoordinate(x, n, edge), weights);
    let heaviest = 0;
    for (let k = 0; k < taps; k++) {
      if (Math.abs(weights[k]) > Math.abs(weights[heaviest])) heaviest = k;
    }
    for (let k = 0; k < taps; k++) {
      const i = first + (weights[k] === 0 ? heaviest : k) + pad;
      offsets[k] = stride * boundaryIndex(i, n + 2 * pad, isMirrored ? "mirror" : "nearest");
    }
  };

  /** Adds up taps³ voxels. */
  const weigh = (): number => {
    let total = 0;
    for (let c = 0; c < taps; c++) {
      let plane = 0;
      for (let b = 0; b < taps; b++) {
        const row = az.offsets[c] + ay.offsets[b];
        let line = 0;
        for (let a = 0; a < taps; a++) line += ax.weights[a] * data[row + ax.offsets[a]];
        plane += ay.weights[b] * line;
      }
      total += az.weights[c] * plane;
    }
    return total;
  };

  const {matrix: m, shift} = map;
  const target = floatLike(source, outShape[0] * outShape[1] * outShape[2]);
  const beyond = typeof outside === "object" ? outside.value : 0;
  const isFilled = typeof outside === "object";
  let to = 0;
  for (let k = 0; k < outShape[2]; k++) {
    for (let j = 0; j < outShape[1]; j++) {
      for (let i = 0; i < outShape[0]; i++, to++) {
        const x = m[0] * i + m[1] * j + m[2] * k + shift[0];
        const y = m[3] * i + m[4] * j + m[5] * k + shift[1];
        const z = m[6] * i + m[7] * j + m[8] * k + shift[2];
        if (isFilled && (isBeyond(x, ax.n) || isBeyond(y, ay.n) || isBeyond(z, az.n))) {
          target[to] = beyond;
          continue;
        }
        place(ax, x);
        place(ay, y);
        place(az, z);
        target[to] = weigh();
      }
    }
  }
  return target;
}
