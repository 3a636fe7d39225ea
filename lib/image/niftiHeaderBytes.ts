import {affineOf} from "./affineOf.ts";
import {quaternionOf} from "./quaternionOf.ts";
import type {Grid} from "./volume.ts";

/** What a new header states beside the grid. */
export interface HeaderContent {
  readonly version: 1 | 2;
  readonly littleEndian: boolean;
  readonly datatype: {readonly code: number; readonly bytes: number};
}

/** Millimetres, in the field that holds the unit of length. */
const UNIT_MM = 2;
/** "Scanner-based anatomical coordinates", the code for both transforms. */
const CODE_SCANNER = 1;

/** Writes the grid's numbers into their fields: the two versions order them alike, in other widths. */
function putGrid(
  grid: Grid,
  put: (offset: number, value: number) => void,
  at: {readonly pixdim: number; readonly quaternion: number; readonly srow: number},
  width: number,
): void {
  const {b, c, d, qfac} = quaternionOf(grid.direction);
  const pixdim = [qfac, ...grid.spacing, 1, 1, 1, 1];
  pixdim.forEach((value, i) => {
    put(at.pixdim + width * i, value);
  });
  [b, c, d, ...grid.origin].forEach((value, i) => {
    put(at.quaternion + width * i, value);
  });
  affineOf(grid)
    .subarray(0, 12)
    .forEach((value, i) => {
      put(at.srow + width * i, value);
    });
}

/** Writes a text of plain letters. */
function putText(bytes: Uint8Array, offset: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[offset + i] = text.charCodeAt(i);
}

/** Makes a NIfTI-1 header of 352 bytes: 348 and the four that announce no extension. */
function version1(grid: Grid, {littleEndian, datatype}: HeaderContent): Uint8Array {
  const bytes = new Uint8Array(352);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 348, littleEndian);
  [3, ...grid.shape, 1, 1, 1, 1].forEach((n, i) => {
    view.setInt16(40 + 2 * i, n, littleEndian);
  });
  view.setInt16(70, datatype.code, littleEndian);
  view.setInt16(72, datatype.bytes * 8, littleEndian);
  view.setFloat32(108, bytes.length, littleEndian);
  view.setFloat32(112, 1, littleEndian);
  view.setUint8(123, UNIT_MM);
  putText(bytes, 148, "voxelbook");
  view.setInt16(252, CODE_SCANNER, littleEndian);
  view.setInt16(254, CODE_SCANNER, littleEndian);
  putText(bytes, 344, "n+1");
  const put = (offset: number, value: number) => view.setFloat32(offset, value, littleEndian);
  putGrid(grid, put, {pixdim: 76, quaternion: 256, srow: 280}, 4);
  return bytes;
}

/** Makes a NIfTI-2 header of 544 bytes: 540 and the four that announce no extension. */
function version2(grid: Grid, {littleEndian, datatype}: HeaderContent): Uint8Array {
  const bytes = new Uint8Array(544);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 540, littleEndian);
  putText(bytes, 4, "n+2");
  bytes.set([0x0d, 0x0a, 0x1a, 0x0a], 8);
  view.setInt16(12, datatype.code, littleEndian);
  view.setInt16(14, datatype.bytes * 8, littleEndian);
  [3, ...grid.shape, 1, 1, 1, 1].forEach((n, i) => {
    view.setBigInt64(16 + 8 * i, BigInt(n), littleEndian);
  });
  view.setBigInt64(168, BigInt(bytes.length), littleEndian);
  view.setFloat64(176, 1, littleEndian);
  putText(bytes, 240, "voxelbook");
  view.setInt32(344, CODE_SCANNER, littleEndian);
  view.setInt32(348, CODE_SCANNER, littleEndian);
  view.setInt32(500, UNIT_MM, littleEndian);
  const put = (offset: number, value: number) => view.setFloat64(offset, value, littleEndian);
  putGrid(grid, put, {pixdim: 104, quaternion: 352, srow: 400}, 8);
  return bytes;
}

/** Makes the header of a single file, sform and qform both set, to the first byte of the voxels. */
export function niftiHeaderBytes(grid: Grid, content: HeaderContent): Uint8Array {
  return content.version === 1 ? version1(grid, content) : version2(grid, content);
}
