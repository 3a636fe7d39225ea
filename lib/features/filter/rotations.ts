import {type AxisKernel, type AxisKernels, flipped} from "./axisKernel.ts";

/** How responses in several directions become one; "none" asks for one direction only. */
export type Pooling = "none" | "max" | "average" | "min";

const NAMES: readonly string[] = ["none", "max", "average", "min"];

/** Checks a pooling at a public function. */
export function requirePooling(who: string, pooling: Pooling): void {
  if (NAMES.includes(pooling)) return;
  throw new RangeError(
    `${who}: pooling must be "none", "max", "average" or "min", got ${JSON.stringify(pooling)}`,
  );
}

/** The orders of three axes, and whether each is an even permutation. */
const ORDERS = [
  {order: [0, 1, 2], even: true},
  {order: [1, 2, 0], even: true},
  {order: [2, 0, 1], even: true},
  {order: [1, 0, 2], even: false},
  {order: [0, 2, 1], even: false},
  {order: [2, 1, 0], even: false},
] as const;

/** A rotation by right angles: which kernel each axis gets, and whether it is turned round. */
interface Rotation {
  readonly order: readonly number[];
  readonly turned: readonly boolean[];
}

/** Lists the rotations of a cube, 24, or of a square, 4: those that are no mirror images. */
function rotations(dims: 2 | 3): Rotation[] {
  const found: Rotation[] = [];
  for (const {order, even} of ORDERS) {
    if (dims === 2 && order[2] !== 2) continue;
    for (let bits = 0; bits < 2 ** dims; bits++) {
      const turned = [0, 1, 2].map((axis) => ((bits >> axis) & 1) === 1);
      const isEven = turned.filter(Boolean).length % 2 === 0;
      if (isEven === even) found.push({order, turned});
    }
  }
  return found;
}

/** Gives a separable filter in every direction that right angles allow; in 2-D the third kernel is null. */
export function rotatedKernels(stages: readonly AxisKernels[], dims: 2 | 3): AxisKernels[][] {
  return rotations(dims).map(({order, turned}) =>
    stages.map((kernels): AxisKernels => {
      const at = (axis: number): AxisKernel | null => {
        const kernel = kernels[order[axis]];
        return kernel !== null && turned[axis] ? flipped(kernel) : kernel;
      };
      return [at(0), at(1), at(2)];
    }),
  );
}

/** Pools one more response into what there is; `weight` counts for averages, whose weights add to 1. */
export function poolInto(
  total: Float64Array,
  response: ArrayLike<number>,
  pooling: Pooling,
  {isFirst, weight}: {isFirst: boolean; weight: number},
): void {
  if (pooling === "average") {
    for (let i = 0; i < total.length; i++) total[i] += weight * response[i];
  } else if (isFirst) {
    total.set(response);
  } else if (pooling === "max") {
    for (let i = 0; i < total.length; i++) total[i] = Math.max(total[i], response[i]);
  } else {
    for (let i = 0; i < total.length; i++) total[i] = Math.min(total[i], response[i]);
  }
}
