import {requireAngles} from "./sinogram.ts";

/** The golden section of half a turn, degrees: steps of it never come back to an angle. */
const STEP = 180 / ((1 + Math.sqrt(5)) / 2) ** 2;

/** Gives the remainder of a difference of angles in (−180, 0]. */
function below(difference: number): number {
  return difference - 180 * Math.ceil(difference / 180);
}

/**
 * Orders views so that each one tells something new: by steps of the golden section of half a turn.
 *
 * Each step takes the remaining view next to the wanted angle; between the neighbours below and above it the one that
 * differs less, counted without going round, as scikit-image does.
 *
 * @formula $\theta_{k+1} = (\theta_k + 180° / \varphi^2) \bmod 180°,\ \varphi = (1 + \sqrt 5)/2$
 * @param anglesDeg - angle of each view, degrees, shape [views]
 * @returns indices of all views in the order in which to use them, shape [views]
 * @throws RangeError when there is no angle or one is not finite
 * @ref kohler2004
 * @example goldenViewOrder([0, 45, 90, 135]) // [0, 2, 3, 1]
 */
export function goldenViewOrder(anglesDeg: ArrayLike<number>): Int32Array {
  const angles = requireAngles("goldenViewOrder", anglesDeg);
  const left = Array.from(angles.keys()).sort((a, b) => angles[a] - angles[b]);
  const order = new Int32Array(angles.length);
  order[0] = left[0];
  let wanted = angles[left[0]];
  left.shift();

  for (let step = 1; step < order.length; step++) {
    wanted = (((wanted + STEP) % 180) + 180) % 180;
    let above = left.findIndex((view) => angles[view] >= wanted);
    if (above < 0) above = left.length;
    const under = (above - 1 + left.length) % left.length;
    above %= left.length;
    const toUnder = below(Math.abs(wanted - angles[left[under]]));
    const toAbove = below(Math.abs(wanted - angles[left[above]]));
    order[step] = left.splice(toUnder < toAbove ? under : above, 1)[0];
  }
  return order;
}
