import {FormatError} from "../core/index.ts";
import {createVolume} from "./createVolume.ts";
import {dicomDataSet, requireDecimals} from "./dicomDataSet.ts";
import {dicomIntensities, dicomUnit} from "./dicomIntensities.ts";
import {checkKind} from "./dicomPixels.ts";
import {dicomPlane, planeToRas} from "./dicomPlane.ts";
import type {Unit, Volume} from "./volume.ts";

/** Options of `readDicomSlice`. */
export interface DicomOptions {
  /** What the numbers mean; left out, "HU" for CT, whose files say so, and "1" for others. */
  readonly unit?: Unit;
  /** What the messages call the file. */
  readonly name?: string;
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
  const plane = dicomPlane(file);
  const [thickness] = requireDecimals(file, "x00180050", "SliceThickness", 1);
  if (!(thickness > 0)) {
    throw new FormatError(
      `${who}: SliceThickness (0018,0050) must be above 0 mm, got ${thickness}`,
    );
  }
  return createVolume(dicomIntensities(file, [plane.columns, plane.rows]), {
    shape: [plane.columns, plane.rows, 1],
    spacing: [...plane.spacing, thickness],
    ...planeToRas(plane),
    unit: unit ?? dicomUnit(file),
  });
}
