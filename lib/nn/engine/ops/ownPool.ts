import type {PoolGeometry} from "../../ops/poolWindow.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {runKernel} from "./runKernel.ts";
import {withGradient} from "./withGradient.ts";

/** Says whether the backend has our own kernels. */
export function hasOwnPool(tf: Tf): boolean {
  return hasKernel(tf, "VoxelbookPool");
}

/** Pools with our own kernels, which know padding and one to three axes. */
export function ownPool(
  tf: Tf,
  x: EngineTensor,
  {kernel, stride, padding}: PoolGeometry,
  how: {readonly average: boolean; readonly countPadding: boolean},
): EngineTensor {
  const pairs = padding.map((p) => [p, p]);
  const attributes = {kernel: [...kernel], stride: [...stride], pairs, ...how};
  return withGradient(tf, [x], {
    forward: () => {
      const y = runKernel(tf, "VoxelbookPool", {x}, attributes);
      return {value: y, saved: how.average ? [x] : [x, y]};
    },
    backward: (dy, [image, y]) => [
      runKernel(tf, "VoxelbookPoolGrad", {dy, x: image, y}, attributes),
    ],
  });
}
