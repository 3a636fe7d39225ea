import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Tensor32} from "../train/tensor32.ts";

/** Checks that several predictions of one image have one shape and as many numbers as it holds. */
export function requireMembers(who: string, name: string, members: readonly Tensor32[]): void {
  if (members.length === 0) {
    throw new RangeError(`${who}: ${name} must number at least 1, got 0`);
  }
  const [{shape}] = members;
  for (const member of members) {
    if (shapeText(member.shape) !== shapeText(shape)) {
      throw new ShapeError(
        `${who}: ${name} must have one shape, got ${shapeText(shape)} and ${shapeText(member.shape)}`,
      );
    }
    if (member.data.length !== sizeOf(shape)) {
      throw new ShapeError(
        `${who}: ${name} must hold as many numbers as their shape ${shapeText(shape)}, got ${member.data.length}`,
      );
    }
  }
}
