import {requirePositive} from "./elementwise.ts";

/** The samples of a point spread and the grid that puts its middle at the world's origin. */
export interface SampledPsf {
  readonly data: Float64Array;
  readonly grid: {
    readonly shape: readonly [number, number, number];
    readonly spacing: readonly [number, number, number];
    readonly origin: readonly [number, number, number];
  };
}

/** Spells out one length, or three, for x, y and z; each must be finite and at least 0. */
export function axisTriple(
  who: string,
  name: string,
  value: number | readonly [number, number, number],
): readonly [number, number, number] {
  const three: readonly number[] = typeof value === "number" ? [value, value, value] : value;
  if (three.length !== 3 || !three.every((one) => Number.isFinite(one) && one >= 0)) {
    throw new RangeError(
      `${who}: ${name} must be finite and at least 0 mm on each axis, got ${three.join(", ")}`,
    );
  }
  return [three[0], three[1], three[2]];
}

/** Divides a line of weights by its sum. */
function normalised(line: Float64Array): Float64Array {
  let total = 0;
  for (const weight of line) total += weight;
  return line.map((weight) => weight / total);
}

/** Multiplies one line of weights per axis, each brought to sum 1, into a point spread of sum 1. */
export function separablePsf(
  who: string,
  spacing: readonly [number, number, number],
  lineOf: (axis: 0 | 1 | 2) => Float64Array,
): SampledPsf {
  for (const [axis, size] of spacing.entries()) requirePositive(who, `spacing[${axis}]`, size);
  const [x, y, z] = [normalised(lineOf(0)), normalised(lineOf(1)), normalised(lineOf(2))];
  const data = new Float64Array(x.length * y.length * z.length);
  let at = 0;
  for (let k = 0; k < z.length; k++) {
    for (let j = 0; j < y.length; j++) {
      const weight = y[j] * z[k];
      for (let i = 0; i < x.length; i++) data[at++] = x[i] * weight;
    }
  }
  return {
    data,
    grid: {
      shape: [x.length, y.length, z.length],
      spacing,
      origin: [
        -Math.floor(x.length / 2) * spacing[0] + 0,
        -Math.floor(y.length / 2) * spacing[1] + 0,
        -Math.floor(z.length / 2) * spacing[2] + 0,
      ],
    },
  };
}
