import {FormatError} from "../core/index.ts";
import {axisError, DIRECTION_TOLERANCE} from "./checkedGrid.ts";
import {createVolume} from "./createVolume.ts";
import type {DicomFields} from "./dicomDataSet.ts";
import {dicomDataSet, requireDecimals, requireUint16} from "./dicomDataSet.ts";
import {checkKind, dicomPixels} from "./dicomPixels.ts";
import type {Unit, Volume, VoxelArray} from "./volume.ts";

/** Options of `readDicomSlice`. */
export interface DicomOptions {
  /** What the numbers mean; left out, "HU" for CT, whose files say so, and "1" for others. */
  readonly unit?: Unit;
  /** What the messages call the file. */
  readonly name?: string;
}

/** Finds where the slice lies, turned from DICOM's LPS to RAS. */
function gridOf(file: DicomFields) {
  const {who} = file;
  const rows = requireUint16(file, "x00280010", "Rows");
  const columns = requireUint16(file, "x00280011", "Columns");
  if (rows < 1 || columns < 1) {
    throw new FormatError(
      `${who}: Rows and Columns must be at least 1, got ${rows} and ${columns}`,
    );
  }
  const [betweenRows, betweenColumns] = requireDecimals(file, "x00280030", "PixelSpacing", 2);
  const [thickness] = requireDecimals(file, "x00180050", "SliceThickness", 1);
  const spacing = [betweenColumns, betweenRows, thickness] as const;
  if (spacing.some((size) => !(size > 0))) {
    throw new FormatError(
      `${who}: PixelSpacing (0028,0030) and SliceThickness (0018,0050) must be above 0, got ${betweenRows}, ${betweenColumns} and ${thickness}`,
    );
  }

  // The third axis is the normal of the two that the file names.
  const cosines = requireDecimals(file, "x00200037", "ImageOrientationPatient", 6);
  const [rx, ry, rz, cx, cy, cz] = cosines;
  const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
  const direction = [-rx, -cx, -normal[0], -ry, -cy, -normal[1], rz, cz, normal[2]];
  if (!(axisError(direction) <= DIRECTION_TOLERANCE)) {
    throw new FormatError(
      `${who}: ImageOrientationPatient (0020,0037) must be two perpendicular unit vectors (to ${DIRECTION_TOLERANCE}), got ${cosines.join("\\")}`,
    );
  }
  const [px, py, pz] = requireDecimals(file, "x00200032", "ImagePositionPatient", 3);
  const shape: [number, number, number] = [columns, rows, 1];
  const origin: [number, number, number] = [-px, -py, pz];
  return {shape, spacing, origin, direction};
}

/** Applies the rescaling; whole results that fit keep the stored kind of array. */
function rescaled(file: DicomFields, pixels: VoxelArray): VoxelArray {
  const {dataSet} = file;
  if (dataSet.elements["x00281053"] === undefined && dataSet.elements["x00281052"] === undefined) {
    return pixels;
  }
  const [slope] = requireDecimals(file, "x00281053", "RescaleSlope", 1);
  const [intercept] = requireDecimals(file, "x00281052", "RescaleIntercept", 1);
  if (slope === 0) {
    throw new FormatError(`${file.who}: RescaleSlope (0028,1053) must not be 0, got 0`);
  }
  if (slope === 1 && intercept === 0) return pixels;
  const isNarrow = pixels.BYTES_PER_ELEMENT <= 2;
  const out = isNarrow ? new Float32Array(pixels.length) : new Float64Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) out[i] = pixels[i] * slope + intercept;
  return out;
}

/** Finds the unit: CT files hold HU unless RescaleType names another. */
function unitOf({dataSet}: DicomFields): Unit {
  const type = dataSet.string("x00281054") ?? "HU";
  return dataSet.string("x00080060") === "CT" && type === "HU" ? "HU" : "1";
}

/**
 * Reads one slice from a DICOM file: rescaled, in RAS+ and mm, as a volume of one layer.
 * Uncompressed transfer syntaxes only, deflated ones included; a compressed one is refused by name.
 *
 * @formula $v = \text{RescaleSlope} \cdot \text{stored} + \text{RescaleIntercept}$
 * @param bytes - the file, with its preamble
 * @param options - unit, "HU" for CT and "1" for others when left out; name for the messages
 * @returns the volume, shape [columns, rows, 1]; its thickness is SliceThickness, its third axis the
 *   normal of rows and columns
 * @throws FormatError when the bytes are no DICOM file, are truncated or compressed, hold colours or
 *   several frames, or lack the geometry; the message names file, attribute and value
 * @ref dicom
 * @example
 * const element = (tag, vr, value) => tag + vr + String.fromCharCode(value.length, 0) + value;
 * const file = [
 *   "\0".repeat(128) + "DICM",
 *   element("\x02\0\x10\0", "UI", "1.2.840.10008.1.2.1\0"),
 *   element("\x08\0\x60\0", "CS", "CT"),
 *   element("\x18\0\x50\0", "DS", "5 "),
 *   element("\x20\0\x32\0", "DS", "0\\0\\0 "),
 *   element("\x20\0\x37\0", "DS", "1\\0\\0\\0\\1\\0 "),
 *   element("\x28\0\x04\0", "CS", "MONOCHROME2 "),
 *   element("\x28\0\x10\0", "US", "\x01\0"),
 *   element("\x28\0\x11\0", "US", "\x02\0"),
 *   element("\x28\0\x30\0", "DS", "0.5\\0.5 "),
 *   element("\x28\0\x00\x01", "US", "\x10\0"),
 *   element("\x28\0\x01\x01", "US", "\x10\0"),
 *   element("\x28\0\x03\x01", "US", "\0\0"),
 *   element("\x28\0\x52\x10", "DS", "-1024 "),
 *   element("\x28\0\x53\x10", "DS", "1 "),
 *   "\xe0\x7f\x10\0OW\0\0\x04\0\0\0" + "\x00\x04\x0a\x04",
 * ].join("");
 * readDicomSlice(Uint8Array.from(file, (letter) => letter.charCodeAt(0))).data // [0, 10]
 */
export function readDicomSlice(bytes: Uint8Array, {unit, name}: DicomOptions = {}): Volume {
  const who = name === undefined ? "readDicomSlice" : `readDicomSlice: ${name}`;
  const file = dicomDataSet(bytes, who);
  checkKind(file);
  const grid = gridOf(file);
  const pixels = dicomPixels(file, [grid.shape[0], grid.shape[1]]);
  return createVolume(rescaled(file, pixels), {...grid, unit: unit ?? unitOf(file)});
}
