import {type Complex, fft} from "../../core/index.ts";
import type {Volume} from "../../image/index.ts";
import type {Box} from "./box.ts";

/**
 * A filter as its frequency response: a real number for a wave with ω radians per voxel along x, y, z, times
 * (−i)^quarterTurns.
 */
export interface FrequencyResponse {
  readonly of: (wx: number, wy: number, wz: number) => number;
  readonly quarterTurns: number;
  readonly frequencies: FrequencyGrid;
}

/**
 * Which frequencies the n terms of a transform are given. "fourier": their own, 2πk/n. "symmetric": n
 * equal steps from −π to π, as most of the programs behind the IBSI's reference maps have it; for even n
 * no term is then at 0.
 */
export type FrequencyGrid = "symmetric" | "fourier";

/** Checks a frequency grid at a public function. */
export function requireFrequencies(who: string, frequencies: FrequencyGrid): void {
  if (frequencies === "symmetric" || frequencies === "fourier") return;
  throw new RangeError(
    `${who}: frequencies must be "symmetric" or "fourier", got ${JSON.stringify(frequencies)}`,
  );
}

/** Lists the angular frequencies of an axis in the transform's order, radians per voxel, from −π to π. */
function frequenciesOf(n: number, grid: FrequencyGrid): Float64Array {
  return Float64Array.from({length: n}, (_, k) => {
    if (n === 1) return 0;
    if (grid === "fourier") return (2 * Math.PI * (2 * k > n ? k - n : k)) / n;
    return (2 * Math.PI * (((k + Math.floor(n / 2)) % n) - (n - 1) / 2)) / (n - 1);
  });
}

/** Multiplies a transform by a response in place. */
function multiply(
  {re, im}: Complex,
  shape: readonly number[],
  {of, quarterTurns, frequencies}: FrequencyResponse,
): void {
  const [wx, wy, wz] = shape.map((n) => frequenciesOf(n, frequencies));
  const turns = ((quarterTurns % 4) + 4) % 4;
  const c = turns === 0 ? 1 : turns === 2 ? -1 : 0;
  const s = turns === 1 ? -1 : turns === 3 ? 1 : 0;
  let at = 0;
  for (const z of wz) {
    for (const y of wy) {
      for (const x of wx) {
        const gain = of(x, y, z);
        const [r, q] = [re[at] * gain, im[at] * gain];
        re[at] = r * c - q * s;
        im[at++] = r * s + q * c;
      }
    }
  }
}

/** Filters a periodic image, whole or slice by slice, and cuts out a box of the response's real part. */
export function fourierFilter(
  {data, shape}: Volume,
  response: FrequencyResponse,
  dims: 2 | 3,
  box: Box,
): Float64Array {
  const slab = shape[0] * shape[1];
  const depth = dims === 2 ? 1 : shape[2];
  const [nx, ny, nz] = box.shape;
  const out = new Float64Array(nx * ny * nz);
  const slabs = dims === 2 ? [box.start[2], box.start[2] + nz] : [0, 1];
  for (let part = slabs[0]; part < slabs[1]; part++) {
    const from = part * slab * depth;
    const transform = fft(data.subarray(from, from + slab * depth), {
      shape: [shape[0], shape[1], depth],
    });
    multiply(transform, [shape[0], shape[1], depth], response);
    const {re} = fft(transform, {shape: [shape[0], shape[1], depth], inverse: true});

    // A slab holds one slice in 2-D and all of them in 3-D.
    const first = dims === 2 ? part : box.start[2];
    const count = dims === 2 ? 1 : nz;
    for (let z = first; z < first + count; z++) {
      for (let y = 0; y < ny; y++) {
        const row = box.start[0] + shape[0] * (y + box.start[1]) + slab * (dims === 2 ? 0 : z);
        out.set(re.subarray(row, row + nx), nx * (y + ny * (z - box.start[2])));
      }
    }
  }
  return out;
}
