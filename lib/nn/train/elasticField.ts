import {createRng} from "../../core/index.ts";

/** A soft deformation: displacements of control points, and what lies between follows smoothly. */
export interface Elastic {
  /** Standard deviation of a control point's displacement along each axis. */
  readonly sigma: number;
  /** Distance between control points along each axis. */
  readonly every: number;
}

/** An axis of a field: its elements, their length, and the control points that lie under it. */
interface FieldAxis {
  readonly elements: number;
  readonly step: number;
  readonly points: number;
}

/**
 * Lists the control points under an axis. Four of them shape every place, so there is one before the
 * first element and at least two after the last; the middle of the axis lies on the middle of the points.
 */
function fieldAxis(elements: number, length: number, every: number): FieldAxis {
  const step = length / every;
  return {elements, step, points: Math.ceil((elements - 1) * step) + 4};
}

/** Computes the shares of four neighbouring control points, by Keys' cubic (Catmull–Rom). */
function cubicShares(t: number, out: Float64Array): void {
  out[0] = 0.5 * t * (t * (2 - t) - 1);
  out[1] = 1 + 0.5 * t * t * (3 * t - 5);
  out[2] = 0.5 * t * (t * (4 - 3 * t) + 1);
  out[3] = 0.5 * t * t * (t - 1);
}

/** Interpolates between control points along one axis; the axes before and after it keep their sizes. */
function refine(
  coarse: Float64Array,
  outer: number,
  {elements, step, points}: FieldAxis,
  inner: number,
): Float64Array {
  const fine = new Float64Array(outer * elements * inner);
  const shares = new Float64Array(4);
  const first = (points - 1 - (elements - 1) * step) / 2;
  for (let i = 0; i < elements; i++) {
    const place = first + i * step;
    const below = Math.min(Math.max(Math.floor(place), 1), points - 3);
    cubicShares(place - below, shares);
    for (let o = 0; o < outer; o++) {
      const target = (o * elements + i) * inner;
      const source = (o * points + below - 1) * inner;
      for (let k = 0; k < inner; k++) {
        let value = 0;
        for (let j = 0; j < 4; j++) value += shares[j] * coarse[source + j * inner + k];
        fine[target + k] = value;
      }
    }
  }
  return fine;
}

/**
 * Draws a soft deformation: for every element of an image of up to three axes its displacement along
 * each axis. Axes of one element are not displaced.
 */
export function elasticField(
  size: readonly number[],
  {sigma, every, seed, spacing}: Elastic & {seed: number; spacing: readonly number[]},
): Float64Array[] {
  const rng = createRng(seed);
  const axes = size.map((n, axis) => fieldAxis(n, spacing[axis], every));
  const points = axes.map((axis) => axis.points);
  const total = points.reduce((product, count) => product * count, 1);
  return size.map((n) => {
    const scale = n === 1 ? 0 : sigma;
    let field: Float64Array = Float64Array.from({length: total}, () => scale * rng.normal());

    // One axis after the other: those before it are refined, those after it still coarse.
    axes.forEach((axis, k) => {
      const outer = size.slice(0, k).reduce((product, count) => product * count, 1);
      const inner = points.slice(k + 1).reduce((product, count) => product * count, 1);
      field = refine(field, outer, axis, inner);
    });
    return field;
  });
}
