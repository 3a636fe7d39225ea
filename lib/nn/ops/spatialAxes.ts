import {ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";

/** Anything with the shape of an image tensor: [batch, (z,) (y,) x, channel]. */
export interface Shaped {
  readonly shape: readonly number[];
}

/** Returns the sizes along the spatial axes, 1 to 3 of them, the slowest first. */
export function spatialShape(who: string, {shape}: Shaped): readonly number[] {
  if (shape.length < 3 || shape.length > 5) {
    throw new ShapeError(
      `${who}: x must be [batch, (z,) (y,) x, channel], got ${shapeText(shape)}`,
    );
  }
  return shape.slice(1, -1);
}

/** Returns a shape with other spatial sizes. */
export function withSpatial({shape}: Shaped, spatial: readonly number[]): number[] {
  return [shape[0], ...spatial, shape[shape.length - 1]];
}

/** Throws unless the gradient of an output has the output's shape. */
export function requireGradientShape(
  who: string,
  gradOutput: Shaped,
  expected: readonly number[],
): void {
  const {shape} = gradOutput;
  if (shape.length !== expected.length || !shape.every((n, axis) => n === expected[axis])) {
    throw new ShapeError(
      `${who}: gradOutput must have the shape of the output, got ${shapeText(shape)} and ${shapeText(expected)}`,
    );
  }
}
