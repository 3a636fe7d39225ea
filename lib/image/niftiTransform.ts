import type {NIFTI1, NIFTI2} from "nifti-reader-js";
import {FormatError} from "../core/index.ts";
import {axisError, DIRECTION_TOLERANCE} from "./checkedGrid.ts";

/** The two places in which a NIfTI file may say where its grid lies. */
export type NiftiTransform = "sform" | "qform";

/** The grid of a file, and which of its fields gave it. */
export interface NiftiPlacement {
  readonly spacing: readonly [number, number, number];
  readonly origin: readonly [number, number, number];
  readonly direction: Float64Array;
  readonly transform: NiftiTransform | "pixdim";
  readonly sformCode: number;
  readonly qformCode: number;
}

interface Context {
  readonly version: 1 | 2;
  /** Number of axes the file has. */
  readonly rank: number;
  readonly who: string;
  readonly transform: NiftiTransform | undefined;
}

const FIELDS = {
  1: {pixdim: 76, srow: 280, quaternion: 256, width: 4},
  2: {pixdim: 104, srow: 400, quaternion: 352, width: 8},
} as const;

/** Millimetres in the file's unit of length; a file that names none means mm. */
function millimetres(header: NIFTI1 | NIFTI2): number {
  const unit = header.xyzt_units & 7;
  return unit === 1 ? 1000 : unit === 3 ? 0.001 : 1;
}

/** Reads the voxel sizes; an axis that the file does not have counts as one voxel of 1 mm. */
function pixdimOf(header: NIFTI1 | NIFTI2, {version, rank, who}: Context): number[] {
  const {pixdim, width} = FIELDS[version];
  return [1, 2, 3].map((axis) => {
    if (axis > rank) return 1;
    const size = header.pixDims[axis];
    if (!Number.isFinite(size) || size <= 0) {
      throw new FormatError(
        `${who}: pixdim[${axis}] must be a finite size above 0, got ${size} at byte ${pixdim + width * axis}`,
      );
    }
    return size * millimetres(header);
  });
}

/** Reads the three rows of the sform; the parser may have put the qform's matrix in their place. */
function sformRows(bytes: Uint8Array, header: NIFTI1 | NIFTI2, version: 1 | 2): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const {srow, width} = FIELDS[version];
  return Array.from({length: 12}, (_, i) =>
    version === 1
      ? view.getFloat32(srow + width * i, header.littleEndian)
      : view.getFloat64(srow + width * i, header.littleEndian),
  );
}

/** Splits the sform into voxel size, axes and origin; refuses one that is no rigid placement. */
function fromSform(rows: readonly number[], scale: number, {version, who}: Context) {
  const at = FIELDS[version].srow;
  const spacing = [0, 1, 2].map((a) => Math.hypot(rows[a], rows[4 + a], rows[8 + a]));
  const written = `[${rows.join(", ")}] at byte ${at}`;
  if (!rows.every(Number.isFinite) || spacing.some((size) => size === 0)) {
    throw new FormatError(
      `${who}: sform must have finite columns that are not 0, got ${written}; where the qform is right, pass transform: "qform"`,
    );
  }
  const direction = new Float64Array(9);
  for (let i = 0; i < 9; i++) {
    direction[i] = rows[4 * Math.floor(i / 3) + (i % 3)] / spacing[i % 3];
  }
  const error = axisError(direction);
  if (error > DIRECTION_TOLERANCE) {
    throw new FormatError(
      `${who}: sform must have perpendicular columns (cosine to ${DIRECTION_TOLERANCE}), got ${written} with a cosine of ${error.toPrecision(3)}: a sheared or degenerate grid; resample it, or, where the qform is right, pass transform: "qform"`,
    );
  }
  return {
    spacing: spacing.map((size) => size * scale),
    origin: [rows[3] * scale, rows[7] * scale, rows[11] * scale],
    direction,
  };
}

/** Turns the qform's quaternion into axes; qfac = −1 turns the third one round. */
function fromQform(header: NIFTI1 | NIFTI2, {version, who}: Context): Float64Array {
  let {quatern_b: b, quatern_c: c, quatern_d: d} = header;
  const square = b * b + c * c + d * d;
  if (!(square <= 1 + DIRECTION_TOLERANCE)) {
    throw new FormatError(
      `${who}: the quaternion must have b² + c² + d² of at most 1, got ${square} at byte ${FIELDS[version].quaternion}`,
    );
  }

  // Rounding may leave no room for a: then the three others are scaled to length 1.
  const a = Math.sqrt(Math.max(0, 1 - square));
  if (square > 1) {
    const length = Math.sqrt(square);
    b /= length;
    c /= length;
    d /= length;
  }
  const qfac = header.pixDims[0] < 0 ? -1 : 1;
  return Float64Array.of(
    a * a + b * b - c * c - d * d,
    2 * (b * c - a * d),
    2 * (b * d + a * c) * qfac,
    2 * (b * c + a * d),
    a * a + c * c - b * b - d * d,
    2 * (c * d - a * b) * qfac,
    2 * (b * d - a * c),
    2 * (c * d + a * b),
    (a * a + d * d - b * b - c * c) * qfac,
  );
}

/** Takes three numbers out of a list whose length the compiler does not know. */
function three(values: readonly number[]): [number, number, number] {
  return [values[0], values[1], values[2]];
}

/** Finds where the grid lies: the sform when its code is above 0, else the qform, else pixdim alone. */
export function niftiTransform(
  bytes: Uint8Array,
  header: NIFTI1 | NIFTI2,
  context: Context,
): NiftiPlacement {
  const {sform_code: sformCode, qform_code: qformCode} = header;
  const codes = {sform: sformCode, qform: qformCode};
  const wanted = context.transform;
  if (wanted !== undefined && !(codes[wanted] > 0)) {
    throw new FormatError(
      `${context.who}: transform "${wanted}" needs ${wanted}_code above 0, got ${codes[wanted]}`,
    );
  }
  const precedence = sformCode > 0 ? "sform" : qformCode > 0 ? "qform" : "pixdim";
  const transform: NiftiPlacement["transform"] = wanted ?? precedence;
  const pixdim = pixdimOf(header, context);
  const scale = millimetres(header);
  const placed = {transform, sformCode, qformCode};
  if (transform === "sform") {
    const grid = fromSform(sformRows(bytes, header, context.version), scale, context);
    return {
      ...placed,
      spacing: three(grid.spacing),
      origin: three(grid.origin),
      direction: grid.direction,
    };
  }
  if (transform === "pixdim") {
    const direction = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    return {...placed, spacing: three(pixdim), origin: [0, 0, 0], direction};
  }
  const offsets = [header.qoffset_x, header.qoffset_y, header.qoffset_z];
  if (!offsets.every(Number.isFinite)) {
    throw new FormatError(
      `${context.who}: qoffset must be finite, got [${offsets.join(", ")}] at byte ${FIELDS[context.version].quaternion + 3 * FIELDS[context.version].width}`,
    );
  }
  const origin = three(offsets.map((position) => position * scale));
  return {...placed, spacing: three(pixdim), origin, direction: fromQform(header, context)};
}
