import {gzipSync} from "fflate";
import {NIFTI_DATATYPES} from "./niftiDatatypes.ts";
import {niftiHeaderBytes} from "./niftiHeaderBytes.ts";
import type {PlainType} from "./plainVoxels.ts";
import {bytesOf, plainVoxels, swapBytes, viewAs} from "./plainVoxels.ts";
import type {Mask, Volume, VoxelArray} from "./volume.ts";

/** Options of `writeNifti`. */
export interface WriteNiftiOptions {
  /** Compress the file; false when left out. */
  readonly gzip?: boolean;
  /** The stored number format; that of the data when left out. */
  readonly datatype?: PlainType;
  /** 1 or 2; 1, whose header keeps the grid in float32, when left out. */
  readonly version?: 1 | 2;
  /** "little" when left out. */
  readonly byteOrder?: "little" | "big";
}

/** Names the number format of a typed array. */
function typeOf(data: VoxelArray): PlainType {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  const sign =
    data instanceof Int8Array || data instanceof Int16Array || data instanceof Int32Array;
  const bits = data.BYTES_PER_ELEMENT === 1 ? 8 : data.BYTES_PER_ELEMENT === 2 ? 16 : 32;
  return `${sign ? "int" : "uint"}${bits}`;
}

/** Copies the voxels in the stored format; a whole-number format must hold each of them exactly. */
function converted(data: VoxelArray, type: PlainType): VoxelArray {
  const stored = viewAs(new ArrayBuffer(data.length * bytesOf(type)), type);
  stored.set(data);
  if (type === "float32" || type === "float64" || type === typeOf(data)) return stored;
  for (let i = 0; i < data.length; i++) {
    if (stored[i] !== data[i]) {
      throw new RangeError(
        `writeNifti: ${type} must hold every voxel exactly, got ${data[i]} at index ${i}`,
      );
    }
  }
  return stored;
}

/** Checks what a header of version 1 cannot hold. */
function checkVersion({shape}: Volume | Mask, version: 1 | 2): void {
  if (version !== 1 && version !== 2) {
    throw new RangeError(`writeNifti: version must be 1 or 2, got ${String(version)}`);
  }
  if (version === 1 && Math.max(...shape) > 32767) {
    throw new RangeError(
      `writeNifti: a NIfTI-1 axis must hold at most 32767 voxels, got ${shape.join(" × ")}; pass version: 2`,
    );
  }
}

/**
 * Writes a volume or a mask as a single NIfTI file (.nii, or .nii.gz with `gzip`), sform and qform set.
 * Reading it back gives the same voxels; the grid is exact to float32 in version 1, to double in 2.
 * The same input gives the same bytes.
 *
 * @param image - the volume or mask
 * @param options - gzip, false when left out; datatype, the data's own when left out; version, 1 when
 *   left out; byteOrder, "little" when left out
 * @returns the bytes of the file
 * @throws RangeError when a whole-number datatype cannot hold a voxel, or NIfTI-1 cannot hold the shape
 * @ref cox2004
 * @example writeNifti(createMask(Uint8Array.of(1), {shape: [1, 1, 1]})).length // 353
 */
export function writeNifti(image: Volume | Mask, options: WriteNiftiOptions = {}): Uint8Array {
  const {gzip = false, version = 1, byteOrder = "little"} = options;
  const type = options.datatype ?? typeOf(image.data);
  const datatype = NIFTI_DATATYPES.find((row) => row.name === type);
  if (datatype === undefined || !/^(u?int(8|16|32)|float(32|64))$/.test(type)) {
    throw new RangeError(
      `writeNifti: datatype must be int8, uint8, int16, uint16, int32, uint32, float32 or float64, got ${String(type)}`,
    );
  }
  checkVersion(image, version);

  const littleEndian = byteOrder === "little";
  const header = niftiHeaderBytes(image, {version, littleEndian, datatype});
  const stored = converted(image.data, type);
  const voxels = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  const isPlatformOrder = plainVoxels(Uint8Array.of(1, 0), 0, 1, {type: "uint16", littleEndian})[0];
  if (isPlatformOrder !== 1) swapBytes(voxels, bytesOf(type));

  const file = new Uint8Array(header.length + voxels.length);
  file.set(header);
  file.set(voxels, header.length);
  return gzip ? gzipSync(file, {mtime: 0}) : file;
}
