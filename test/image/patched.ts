import {createVolume, writeNifti} from "../../lib/image/index.ts";

/** Where the fields of a NIfTI-1 header stand. */
export const FIELD = {
  sizeof: 0,
  dim: 40,
  datatype: 70,
  bitpix: 72,
  pixdim: 76,
  voxOffset: 108,
  slope: 112,
  intercept: 116,
  units: 123,
  qformCode: 252,
  sformCode: 254,
  quaternion: 256,
  srow: 280,
  magic: 344,
} as const;

/** A good file of 2 × 2 × 2 voxels of int16, 1 … 8, on a grid of 2 × 3 × 4 mm. */
export function goodFile(): Uint8Array {
  const data = Int16Array.from({length: 8}, (_, i) => i + 1);
  return writeNifti(
    createVolume(data, {shape: [2, 2, 2], spacing: [2, 3, 4], origin: [5, 6, 7], unit: "1"}),
  );
}

/** The good file with its header changed, and other voxels where given. */
export function patched(change: (view: DataView) => void, voxels?: Uint8Array): Uint8Array {
  const good = goodFile();
  const head = voxels === undefined ? good : good.slice(0, 352);
  const file = new Uint8Array(head.length + (voxels?.length ?? 0));
  file.set(head);
  if (voxels !== undefined) file.set(voxels, head.length);
  change(new DataView(file.buffer));
  return file;
}

/** A file of two voxels in any format: its code, its bits, and the bytes of the voxels. */
export function twoVoxels(code: number, bits: number, voxels: Uint8Array): Uint8Array {
  return patched((view) => {
    [3, 2, 1, 1].forEach((n, i) => {
      view.setInt16(FIELD.dim + 2 * i, n, true);
    });
    view.setInt16(FIELD.datatype, code, true);
    view.setInt16(FIELD.bitpix, bits, true);
  }, voxels);
}
