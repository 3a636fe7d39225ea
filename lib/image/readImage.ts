import {FormatError} from "../core/index.ts";
import {gunzipHead, isGzip} from "./gunzip.ts";
import {readDicomSlice} from "./readDicomSlice.ts";
import type {NiftiOptions} from "./readNifti.ts";
import {readNifti} from "./readNifti.ts";
import {readNrrd} from "./readNrrd.ts";
import type {Volume} from "./volume.ts";

/** Options of `readImage`; those of `readNifti` count where the file is one. */
export interface ImageOptions extends NiftiOptions {
  /** What the messages call the file; it decides nothing else. */
  readonly name: string;
}

/** Reads a 32-bit number in the given byte order, or 0 where there are too few bytes. */
function firstInteger(bytes: Uint8Array, littleEndian: boolean): number {
  if (bytes.length < 4) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, littleEndian);
}

/** Tells from the first bytes what a file is. */
function formatOf(head: Uint8Array): "dicom" | "nrrd" | "nifti" | undefined {
  const text = (start: number, end: number) => String.fromCharCode(...head.subarray(start, end));
  if (text(128, 132) === "DICM") return "dicom";
  if (text(0, 4) === "NRRD") return "nrrd";
  const sizes = [firstInteger(head, true), firstInteger(head, false)];
  return sizes.some((size) => size === 348 || size === 540) ? "nifti" : undefined;
}

/**
 * Reads an image file of any format this library knows, told by its content, not by its name:
 * NIfTI-1 and -2 (gzip-compressed or not), NRRD, or one DICOM slice.
 *
 * @param bytes - the file
 * @param options - name for the messages; unit, which for DICOM the file may decide; and what
 *   `readNifti` takes
 * @returns the volume in RAS+ and mm
 * @throws FormatError when the content is of no known format, or breaks its own
 * @ref cox2004
 * @example readImage(writeNifti(createVolume(Int16Array.of(7), {shape: [1, 1, 1], unit: "1"})), {name: "one.nii"}).data // [7]
 */
export function readImage(bytes: Uint8Array, options: ImageOptions): Volume {
  const {name, unit, wideIntegers, trailing} = options;
  const who = `readImage: ${name}`;
  const head = isGzip(bytes) ? gunzipHead(bytes, 132, who) : bytes.subarray(0, 132);
  const format = formatOf(head);
  if (format === undefined || (isGzip(bytes) && format !== "nifti")) {
    const found = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"));
    throw new FormatError(
      `${who}: content must be NIfTI (.nii, .nii.gz), NRRD or DICOM, got ${format === undefined ? `${bytes.length} bytes beginning ${found.join(" ") || "nowhere"}` : `gzip-compressed ${format}; unpack it first`}`,
    );
  }
  if (format === "nifti") return readNifti(bytes, options);

  // Options left out stay left out, so that each reader's own defaults hold.
  const shared = {name, ...(unit === undefined ? {} : {unit})};
  if (format === "dicom") return readDicomSlice(bytes, shared);
  return readNrrd(bytes, {
    ...shared,
    ...(wideIntegers === undefined ? {} : {wideIntegers}),
    ...(trailing === undefined ? {} : {trailing}),
  });
}
