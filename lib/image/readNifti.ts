import {FormatError} from "../core/index.ts";
import {createVolume} from "./createVolume.ts";
import {gunzip, gunzipHead, isGzip} from "./gunzip.ts";
import {NIFTI_DATATYPES} from "./niftiDatatypes.ts";
import type {NiftiHeader, NiftiHeaderOptions} from "./niftiHeader.ts";
import {NIFTI_FIELDS, parseNiftiHeader} from "./niftiHeader.ts";
import type {NiftiVoxelOptions} from "./niftiVoxels.ts";
import {niftiVoxels} from "./niftiVoxels.ts";
import type {Unit, Volume} from "./volume.ts";

/** Options of `readNifti`. */
export interface NiftiOptions extends NiftiHeaderOptions, NiftiVoxelOptions {
  /** What the numbers mean, which the file does not say; "1", a plain number, when left out. */
  readonly unit?: Unit;
  /** What to do with bytes behind the last voxel; "refuse" when left out. */
  readonly trailing?: "refuse" | "ignore";
  /** The largest unpacked file to accept, bytes; 2 GiB when left out. */
  readonly maxBytes?: number;
}

/** Reduces the file's axes to three: those beyond the third may only have length 1. */
function threeAxes(header: NiftiHeader, who: string): [number, number, number] {
  const {shape, version} = header;
  const extra = shape.findIndex((n, axis) => axis >= 3 && n > 1);
  if (extra >= 0) {
    const at = NIFTI_FIELDS[version].dim + (version === 1 ? 2 : 8) * (extra + 1);
    throw new FormatError(
      `${who}: dim[${extra + 1}] must be 1, got ${shape[extra]} at byte ${at}: an image of ${shape.join(" × ")} has ${shape.length} axes, a volume three; split it into volumes first`,
    );
  }
  return [shape[0], shape[1] ?? 1, shape[2] ?? 1];
}

/** Computes how many bytes a file with this header must have. */
function lengthOf({voxelOffset, datatype}: NiftiHeader, count: number): number {
  const width = NIFTI_DATATYPES.find((row) => row.name === datatype)?.bytes ?? Number.NaN;
  return voxelOffset + count * width;
}

/** Compares the file's length with what its header promises. */
function checkLength(bytes: Uint8Array, needed: number, who: string, options: NiftiOptions): void {
  if (bytes.length < needed) {
    throw new FormatError(
      `${who}: the header promises ${needed} bytes, got ${bytes.length}: the file is truncated or its dim, datatype or vox_offset wrong`,
    );
  }
  if (bytes.length > needed && options.trailing !== "ignore") {
    throw new FormatError(
      `${who}: the header promises ${needed} bytes, got ${bytes.length}: dim or datatype is wrong, or other data follow; pass trailing: "ignore" when they may`,
    );
  }
}

/**
 * Reads a NIfTI-1 or NIfTI-2 file (.nii or .nii.gz), in either byte order, as a volume in RAS+ and mm.
 * The grid is the sform's when its code is above 0, else the qform's (with qfac), else pixdim's alone.
 * Without a rescaling the numbers keep their stored type; with one they are computed in double and
 * kept in float32 (stored in up to 16 bits, or float32) or float64.
 *
 * @formula $v = \text{slope} \cdot \text{stored} + \text{intercept}$, a slope of 0 or NaN meaning none
 * @param bytes - the file, gzip-compressed or not
 * @param options - unit of the numbers, "1" when left out; name for the messages; component for
 *   complex and colour voxels; longDouble for 16-byte floats; wideIntegers, "exact" when left out;
 *   transform to overrule the precedence; trailing, "refuse" when left out; maxBytes, 2 GiB when left out
 * @returns the volume, shape [nx, ny, nz]; missing axes count as one voxel of 1 mm
 * @throws FormatError when the bytes break the standard, are too few or too many, have a fourth axis,
 *   or need a choice that was not made; the message names file, field, value and byte
 * @ref cox2004
 * @example readNifti(writeNifti(createVolume(Int16Array.of(7, -8), {shape: [2, 1, 1], unit: "HU"})), {unit: "HU"}).data // [7, -8]
 */
export function readNifti(bytes: Uint8Array, options: NiftiOptions = {}): Volume {
  const {name, transform, unit = "1", maxBytes = 2147483648} = options;
  const who = name === undefined ? "readNifti" : `readNifti: ${name}`;
  const isPacked = isGzip(bytes);

  // A packed file's header is unpacked alone first: it says how much the rest may be.
  const head = isPacked ? gunzipHead(bytes, NIFTI_FIELDS[2].size, who) : bytes;
  const header = parseNiftiHeader(head, who, transform);
  const shape = threeAxes(header, who);
  const count = shape[0] * shape[1] * shape[2];
  const needed = lengthOf(header, count);
  if (!(needed <= maxBytes)) {
    throw new FormatError(
      `${who}: the unpacked file must hold at most ${maxBytes} bytes (maxBytes), its header promises ${needed}`,
    );
  }

  let file = bytes;
  if (isPacked) {
    const isOpen = options.trailing === "ignore";
    file = gunzip(bytes, {
      who,
      maxBytes: isOpen ? maxBytes : needed,
      limit: isOpen ? "maxBytes" : 'as its header promises; pass trailing: "ignore" to allow more',
    });
  }
  checkLength(file, needed, who, options);
  const data = niftiVoxels(file, header, count, {...options, who});
  const {spacing, origin, direction} = header;
  return createVolume(data, {shape, spacing, origin, direction, unit});
}
