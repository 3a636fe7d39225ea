import {FormatError, ShapeError} from "../core/index.ts";
import {createVolume} from "./createVolume.ts";
import type {DicomFields} from "./dicomDataSet.ts";
import {dicomDataSet} from "./dicomDataSet.ts";
import {dicomIntensities, dicomUnit} from "./dicomIntensities.ts";
import {checkKind} from "./dicomPixels.ts";
import type {DicomPlane} from "./dicomPlane.ts";
import {dicomPlane, planeToRas} from "./dicomPlane.ts";
import type {NamedPlane} from "./orderedPlanes.ts";
import {orderedPlanes} from "./orderedPlanes.ts";
import {sameKind} from "./sameKind.ts";
import type {Unit, Volume, VoxelArray} from "./volume.ts";

/** Options of `readDicomSeries`. */
export interface DicomSeriesOptions {
  /** What the numbers mean; left out, "HU" for CT, whose files say so, and "1" for others. */
  readonly unit?: Unit;
  /** What the messages call each slice; "slice 1" and so on when left out. */
  readonly names?: readonly string[];
  /**
   * How far a slice may stand from its place in an even stack, as a share of the spacing; 0.02 when
   * left out: positions that a file rounds to 0.01 mm stay within it from a spacing of 0.5 mm on.
   */
  readonly tolerance?: number;
}

/** One slice of the series before its voxels are read. */
interface SeriesSlice {
  readonly file: DicomFields;
  readonly plane: NamedPlane;
  readonly series: string;
  readonly unit: Unit;
}

/** How much cosines and pixel sizes of one series may differ: files keep them in 4 to 7 digits. */
const SAME = 1e-4;

/** Parses one slice up to its voxels. */
function openSlice(bytes: Uint8Array, name: string): SeriesSlice {
  const file = dicomDataSet(bytes, `readDicomSeries: ${name}`);
  checkKind(file);
  const series = file.dataSet.string("x0020000e") ?? "";
  if (series === "") {
    throw new FormatError(`${file.who}: SeriesInstanceUID (0020,000e) must be there, got none`);
  }
  return {file, plane: {...dicomPlane(file), name}, series, unit: dicomUnit(file)};
}

/** Finds in which part of their geometry two planes differ, if any, and how. */
function difference(a: DicomPlane, b: DicomPlane): string | undefined {
  if (a.columns !== b.columns || a.rows !== b.rows) {
    return `Columns × Rows ${a.columns} × ${a.rows} and ${b.columns} × ${b.rows}`;
  }
  if (a.spacing.some((size, axis) => Math.abs(size - b.spacing[axis]) > SAME * size)) {
    return `PixelSpacing (0028,0030) ${[...a.spacing].reverse().join("\\")} and ${[...b.spacing].reverse().join("\\")}`;
  }
  if (a.cosines.some((cosine, i) => Math.abs(cosine - b.cosines[i]) > SAME)) {
    return `ImageOrientationPatient (0020,0037) ${a.cosines.join("\\")} and ${b.cosines.join("\\")}`;
  }
  return undefined;
}

/** Refuses slices of several series, sizes, orientations or units. */
function requireOneSeries(slices: readonly SeriesSlice[]): void {
  const [first] = slices;
  const pair = (other: SeriesSlice) => `in ${first.plane.name} and ${other.plane.name}`;
  for (const slice of slices) {
    if (slice.series !== first.series) {
      const count = new Set(slices.map(({series}) => series)).size;
      throw new FormatError(
        `readDicomSeries: slices must be of one series, got ${count}, such as SeriesInstanceUID ${first.series} and ${slice.series} ${pair(slice)}`,
      );
    }
    const differs = difference(first.plane, slice.plane);
    if (differs !== undefined) {
      throw new ShapeError(
        `readDicomSeries: slices must have one size and orientation, got ${differs} ${pair(slice)}`,
      );
    }
    if (slice.unit !== first.unit) {
      throw new FormatError(
        `readDicomSeries: slices must hold one unit, got ${first.unit} and ${slice.unit} ${pair(slice)}; Modality (0008,0060) and RescaleType (0028,1054) tell it`,
      );
    }
  }
}

/** Copies numbers to an array of the kind that holds those of all slices so far. */
function widened(out: VoxelArray, part: VoxelArray): VoxelArray {
  if (out.constructor === part.constructor) return out;
  const isSingle = (array: VoxelArray) =>
    array instanceof Float32Array || array.BYTES_PER_ELEMENT <= 2;
  if (!(isSingle(out) && isSingle(part))) {
    return out instanceof Float64Array ? out : Float64Array.from(out);
  }
  return out instanceof Float32Array ? out : Float32Array.from(out);
}

/** Reads the voxels of all slices, in order, into one array. */
function joined(slices: readonly SeriesSlice[]): VoxelArray {
  const {columns, rows} = slices[0].plane;
  const size = columns * rows;
  let out: VoxelArray | undefined;
  for (const [k, {file}] of slices.entries()) {
    // Each slice has its own rescaling, so one may come as whole numbers and another not.
    const part = dicomIntensities(file, [columns, rows]);
    out = widened(out ?? sameKind(part, size * slices.length), part);
    out.set(part, k * size);
  }
  return out ?? new Float32Array(0);
}

/**
 * Reads the slices of one DICOM series, in any order, as a volume in RAS+ and mm. Slices are put in
 * order along their normal by ImagePositionPatient, each with its own rescaling, and their spacing is
 * that of their positions: SliceThickness is what a slice covers, not how far the next one is.
 *
 * @formula $d_z = \frac{(p_n - p_1) \cdot (r \times c)}{n - 1}$
 * @param slices - the files, at least two, with their preambles
 * @param options - unit, "HU" for CT and "1" for others when left out; names of the files for the
 *   messages; tolerance of the spacing, as a share of it, 0.02 when left out
 * @returns the volume, shape [columns, rows, n]; its third axis is the normal of rows and columns
 * @throws RangeError when there are fewer than two slices, not a name for each, or the tolerance is
 *   not between 0 and 0.5
 * @throws FormatError when a slice breaks a rule of `readDicomSlice`, or names another series or unit
 * @throws ShapeError when sizes or orientations differ, two slices stand at one place, one is missing,
 *   or one stands off an even, straight stack; the message names slices and numbers
 * @ref dicom
 * @example
 * const element = (tag, vr, value) => tag + vr + String.fromCharCode(value.length, 0) + value;
 * const file = (z, value) => Uint8Array.from([
 *   "\0".repeat(128) + "DICM",
 *   element("\x02\0\x10\0", "UI", "1.2.840.10008.1.2.1\0"),
 *   element("\x20\0\x0e\0", "UI", "1.23"),
 *   element("\x20\0\x32\0", "DS", "0\\0\\" + z),
 *   element("\x20\0\x37\0", "DS", "1\\0\\0\\0\\1\\0 "),
 *   element("\x28\0\x04\0", "CS", "MONOCHROME2 "),
 *   element("\x28\0\x10\0", "US", "\x01\0"),
 *   element("\x28\0\x11\0", "US", "\x01\0"),
 *   element("\x28\0\x30\0", "DS", "0.5\\0.5 "),
 *   element("\x28\0\x00\x01", "US", "\x10\0"),
 *   element("\x28\0\x01\x01", "US", "\x10\0"),
 *   element("\x28\0\x03\x01", "US", "\0\0"),
 *   "\xe0\x7f\x10\0OW\0\0\x02\0\0\0" + value + "\0",
 * ].join(""), (letter) => letter.charCodeAt(0));
 * const series = readDicomSeries([file("7.5 ", "\x09"), file("5.0 ", "\x08")]);
 * [...series.data, ...series.spacing] // [8, 9, 0.5, 0.5, 2.5]
 */
export function readDicomSeries(
  slices: readonly Uint8Array[],
  {unit, names, tolerance = 0.02}: DicomSeriesOptions = {},
): Volume {
  if (slices.length < 2) {
    throw new RangeError(
      `readDicomSeries: slices must be at least two files, got ${slices.length}; readDicomSlice reads one`,
    );
  }
  if (names !== undefined && names.length !== slices.length) {
    throw new RangeError(
      `readDicomSeries: names must be one for each of ${slices.length} slices, got ${names.length}`,
    );
  }
  if (!(tolerance >= 0 && tolerance <= 0.5)) {
    throw new RangeError(
      `readDicomSeries: tolerance must be a share of the spacing from 0 to 0.5, got ${tolerance}`,
    );
  }

  // Where slices stand is known before their voxels are read, so a mixed folder fails early.
  const opened = slices.map((bytes, k) => openSlice(bytes, names?.[k] ?? `slice ${k + 1}`));
  requireOneSeries(opened);
  const planes = opened.map(({plane}) => plane);
  const {order, spacing} = orderedPlanes("readDicomSeries", planes, tolerance);
  const stack = order.map((k) => opened[k]);
  const {plane} = stack[0];
  return createVolume(joined(stack), {
    shape: [plane.columns, plane.rows, stack.length],
    spacing: [...plane.spacing, spacing],
    ...planeToRas(plane),
    unit: unit ?? stack[0].unit,
  });
}
