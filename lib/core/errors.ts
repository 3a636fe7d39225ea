/** Shapes or geometries that must agree and do not; the message prints both. */
export class ShapeError extends RangeError {
  override name = "ShapeError";
}

/** Bytes that are not what their format says; the message names the field and the byte offset. */
export class FormatError extends Error {
  override name = "FormatError";
}
