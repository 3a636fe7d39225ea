import {requireFinite, requirePositive} from "./elementwise.ts";

/** An ellipse or a rectangle of one value, added to what lies under it; x to the right, y upwards in the picture. */
export interface PhantomShape {
  readonly kind: "ellipse" | "rectangle";
  /** What it adds, in the unit of the phantom. */
  readonly value: number;
  /** Its middle, mm. */
  readonly xMm: number;
  readonly yMm: number;
  /** Half its width along its own first axis, mm. */
  readonly aMm: number;
  /** Half its width along its own second axis, mm. */
  readonly bMm: number;
  /** How far its first axis is turned from x, counter-clockwise, degrees. */
  readonly angleDeg: number;
}

/** Rays of one view. */
export interface RayOptions {
  /** Angle of the view, degrees. */
  readonly angleDeg: number;
  /** Distance of each ray from the rotation axis, mm, shape [n]. */
  readonly sMm: ArrayLike<number>;
}

/** Checks the numbers of a shape. */
export function requireShape(who: string, shape: PhantomShape): void {
  if (shape.kind !== "ellipse" && shape.kind !== "rectangle") {
    throw new RangeError(`${who}: kind must be ellipse or rectangle, got ${String(shape.kind)}`);
  }
  for (const key of ["value", "xMm", "yMm", "angleDeg"] as const) {
    requireFinite(who, key, shape[key]);
  }
  requirePositive(who, "aMm", shape.aMm);
  requirePositive(who, "bMm", shape.bMm);
}

/** Gives the direction of a view as its shape sees it, and the place of the shape's middle on the detector. */
export function seenFrom(shape: PhantomShape, angleDeg: number) {
  const view = (angleDeg * Math.PI) / 180;
  const turned = view - (shape.angleDeg * Math.PI) / 180;
  return {
    cos: Math.cos(turned),
    sin: Math.sin(turned),
    middle: shape.xMm * Math.cos(view) + shape.yMm * Math.sin(view),
  };
}
