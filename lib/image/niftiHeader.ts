import type {NIFTI1, NIFTI2} from "nifti-reader-js";
import {readHeader} from "nifti-reader-js";
import {FormatError} from "../core/index.ts";
import {gunzipHead, isGzip} from "./gunzip.ts";
import type {NiftiDatatypeName} from "./niftiDatatypes.ts";
import {NIFTI_DATATYPES} from "./niftiDatatypes.ts";
import type {NiftiTransform} from "./niftiTransform.ts";
import {niftiTransform} from "./niftiTransform.ts";

/** What the header of a NIfTI file says, in mm and with every choice already made. */
export interface NiftiHeader {
  readonly version: 1 | 2;
  readonly littleEndian: boolean;
  /** Number of voxels along every axis that the file has, one to seven of them. */
  readonly shape: readonly number[];
  readonly datatype: NiftiDatatypeName;
  /** Stored value times slope plus intercept is the voxel's value; 1 and 0 when the file has none. */
  readonly slope: number;
  readonly intercept: number;
  /** Voxel size along x, y, z, mm, as the transform in force has it. */
  readonly spacing: readonly [number, number, number];
  readonly origin: readonly [number, number, number];
  readonly direction: Float64Array;
  /** Where the grid comes from; "pixdim" when the file places it nowhere. */
  readonly transform: "sform" | "qform" | "pixdim";
  readonly sformCode: number;
  readonly qformCode: number;
  /** First byte of the voxels in the unpacked file. */
  readonly voxelOffset: number;
  readonly description: string;
}

/** Options of `readNiftiHeader`. */
export interface NiftiHeaderOptions {
  /** What the messages call the file. */
  readonly name?: string;
  /** Which transform to take; left out, the sform when its code is above 0, else the qform. */
  readonly transform?: NiftiTransform;
}

/** Where the fields stand in the two versions of the header. */
export const NIFTI_FIELDS = {
  1: {size: 348, magic: 344, datatype: 70, bitpix: 72, dim: 40, pixdim: 76, voxOffset: 108},
  2: {size: 540, magic: 4, datatype: 12, bitpix: 14, dim: 16, pixdim: 104, voxOffset: 168},
} as const;

/** Finds the version from the first field, in either byte order, and proves that all bytes are there. */
function versionOf(bytes: Uint8Array, who: string): 1 | 2 {
  if (bytes.length < 4) {
    throw new FormatError(`${who}: a header must hold at least 348 bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getInt32(0, true);
  const sizes = [little, view.getInt32(0, false)];
  const version = sizes.includes(348) ? 1 : sizes.includes(540) ? 2 : undefined;
  if (version === undefined) {
    throw new FormatError(`${who}: sizeof_hdr must be 348 or 540, got ${little} at byte 0`);
  }
  const {size} = NIFTI_FIELDS[version];
  if (bytes.length < size) {
    throw new FormatError(
      `${who}: a NIfTI-${version} header must hold ${size} bytes, got ${bytes.length}: the file is truncated`,
    );
  }
  return version;
}

/** Checks the magic text, which also tells a single file from a header whose voxels lie elsewhere. */
function checkMagic(bytes: Uint8Array, version: 1 | 2, who: string): void {
  const at = NIFTI_FIELDS[version].magic;
  const magic = String.fromCharCode(...bytes.subarray(at, at + 4)).replace(/\0+$/, "");
  if (magic === `n+${version}`) return;
  const found = `${JSON.stringify(magic)} at byte ${at}`;
  if (magic === `ni${version}`) {
    throw new FormatError(
      `${who}: magic must be "n+${version}", got ${found}: the voxels of this .hdr lie in an .img file; join the pair into one .nii first`,
    );
  }
  const hint = magic === "" ? ": an Analyze 7.5 header has none; convert it to NIfTI first" : "";
  throw new FormatError(`${who}: magic must be "n+${version}", got ${found}${hint}`);
}

/** Reads how many voxels lie along each axis. */
function shapeOf(header: NIFTI1 | NIFTI2, version: 1 | 2, who: string): number[] {
  const at = NIFTI_FIELDS[version].dim;
  const width = version === 1 ? 2 : 8;
  const rank = header.dims[0];
  if (!(rank >= 1 && rank <= 7)) {
    throw new FormatError(`${who}: dim[0] must be 1 to 7, got ${rank} at byte ${at}`);
  }
  const shape = header.dims.slice(1, rank + 1);
  shape.forEach((n, axis) => {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new FormatError(
        `${who}: dim[${axis + 1}] must be a whole number of at least 1, got ${n} at byte ${at + width * (axis + 1)}`,
      );
    }
  });
  return shape;
}

/** Finds the number format, and proves that the two fields which state it agree. */
function datatypeOf(header: NIFTI1 | NIFTI2, version: 1 | 2, who: string): NiftiDatatypeName {
  const fields = NIFTI_FIELDS[version];
  const type = NIFTI_DATATYPES.find((row) => row.code === header.datatypeCode);
  if (type === undefined) {
    const known = NIFTI_DATATYPES.map((row) => `${row.code} (${row.name})`).join(", ");
    throw new FormatError(
      `${who}: datatype must be one of ${known}, got ${header.datatypeCode} at byte ${fields.datatype}`,
    );
  }
  if (header.numBitsPerVoxel !== type.bytes * 8) {
    throw new FormatError(
      `${who}: bitpix must be ${type.bytes * 8} for ${type.name}, got ${header.numBitsPerVoxel} at byte ${fields.bitpix}`,
    );
  }
  return type.name;
}

/** Reads the rescaling; by the standard a slope of 0 means none, and writers leave NaN there too. */
function scalingOf(header: NIFTI1 | NIFTI2, who: string): {slope: number; intercept: number} {
  const {scl_slope: slope, scl_inter: intercept} = header;
  if (slope === 0 || !Number.isFinite(slope)) return {slope: 1, intercept: 0};
  if (!Number.isFinite(intercept)) {
    throw new FormatError(
      `${who}: scl_inter must be finite where scl_slope is ${slope}, got ${intercept}`,
    );
  }
  return {slope, intercept};
}

/** Reads the header of an unpacked file. */
export function parseNiftiHeader(
  bytes: Uint8Array,
  who: string,
  transform: NiftiTransform | undefined,
): NiftiHeader {
  const version = versionOf(bytes, who);
  checkMagic(bytes, version, who);
  const fields = NIFTI_FIELDS[version];

  // The parser gets the bare header: extensions, which it would follow unguarded, are not needed.
  const header = readHeader(bytes.slice(0, fields.size).buffer);
  const shape = shapeOf(header, version, who);
  const datatype = datatypeOf(header, version, who);

  // The voxels begin after the header and the four bytes that announce extensions.
  const voxelOffset = header.vox_offset;
  if (!Number.isSafeInteger(voxelOffset) || voxelOffset < fields.size + 4) {
    throw new FormatError(
      `${who}: vox_offset must be a whole number of at least ${fields.size + 4}, got ${voxelOffset} at byte ${fields.voxOffset}`,
    );
  }
  return {
    version,
    littleEndian: header.littleEndian,
    shape,
    datatype,
    ...scalingOf(header, who),
    ...niftiTransform(bytes, header, {version, rank: shape.length, who, transform}),
    voxelOffset,
    description: header.description,
  };
}

/**
 * Reads the header of a NIfTI-1 or NIfTI-2 file, gzip-compressed or not, in either byte order.
 * Unlike `readNifti` it accepts images of more than three axes.
 *
 * @param bytes - the file, or at least its first part
 * @param options - name for the messages; transform, "sform" or "qform", when the file's own order
 *   of precedence (sform, then qform, then pixdim) shall not decide
 * @returns shape, number format, rescaling, grid in mm, byte order and more
 * @throws FormatError when a field breaks the standard; the message names field, value and byte
 * @ref cox2004
 * @example readNiftiHeader(writeNifti(createVolume(Int16Array.of(7), {shape: [1, 1, 1], unit: "HU"}))).datatype // "int16"
 */
export function readNiftiHeader(
  bytes: Uint8Array,
  {name, transform}: NiftiHeaderOptions = {},
): NiftiHeader {
  const who = name === undefined ? "readNiftiHeader" : `readNiftiHeader: ${name}`;
  const head = isGzip(bytes) ? gunzipHead(bytes, NIFTI_FIELDS[2].size, who) : bytes;
  return parseNiftiHeader(head, who, transform);
}
