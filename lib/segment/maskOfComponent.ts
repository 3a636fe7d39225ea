import type {Mask} from "../image/index.ts";
import {createMask} from "../image/index.ts";
import type {Components} from "./components.ts";

/** Makes a mask of one part. */
export function maskOfComponent(components: Components, label: number): Mask {
  const {labels, shape, spacing, origin, direction} = components;
  const data = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) data[i] = labels[i] === label ? 1 : 0;
  return createMask(data, {shape, spacing, origin, direction});
}
