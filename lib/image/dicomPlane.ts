import {FormatError} from "../core/index.ts";
import {axisError, DIRECTION_TOLERANCE} from "./checkedGrid.ts";
import type {DicomFields} from "./dicomDataSet.ts";
import {requireDecimals, requireUint16} from "./dicomDataSet.ts";

/** Where the plane of a slice lies: DICOM's own frame, LPS and mm. */
export interface DicomPlane {
  readonly columns: number;
  readonly rows: number;
  /** Between columns, then between rows, mm: the order of x and y. */
  readonly spacing: readonly [number, number];
  /** The six cosines of rows and columns as the file has them. */
  readonly cosines: readonly number[];
  /** The normal of rows and columns, LPS. */
  readonly normal: readonly [number, number, number];
  /** Centre of the first voxel, LPS, mm. */
  readonly position: readonly [number, number, number];
}

/** Reads where a slice lies; its thickness is another matter. */
export function dicomPlane(file: DicomFields): DicomPlane {
  const {who} = file;
  const rows = requireUint16(file, "x00280010", "Rows");
  const columns = requireUint16(file, "x00280011", "Columns");
  if (rows < 1 || columns < 1) {
    throw new FormatError(
      `${who}: Rows and Columns must be at least 1, got ${rows} and ${columns}`,
    );
  }
  const [betweenRows, betweenColumns] = requireDecimals(file, "x00280030", "PixelSpacing", 2);
  if (!(betweenRows > 0 && betweenColumns > 0)) {
    throw new FormatError(
      `${who}: PixelSpacing (0028,0030) must be above 0 mm, got ${betweenRows} and ${betweenColumns}`,
    );
  }

  // The third axis is the normal of the two that the file names.
  const cosines = requireDecimals(file, "x00200037", "ImageOrientationPatient", 6);
  const [rx, ry, rz, cx, cy, cz] = cosines;
  const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx] as const;
  if (
    !(axisError([rx, cx, normal[0], ry, cy, normal[1], rz, cz, normal[2]]) <= DIRECTION_TOLERANCE)
  ) {
    throw new FormatError(
      `${who}: ImageOrientationPatient (0020,0037) must be two perpendicular unit vectors (to ${DIRECTION_TOLERANCE}), got ${cosines.join("\\")}`,
    );
  }
  const [px, py, pz] = requireDecimals(file, "x00200032", "ImagePositionPatient", 3);
  const spacing = [betweenColumns, betweenRows] as const;
  return {columns, rows, spacing, cosines, normal, position: [px, py, pz]};
}

/** Turns the axes and the place of a plane from LPS to RAS. */
export function planeToRas({cosines, normal, position}: DicomPlane): {
  readonly origin: readonly [number, number, number];
  readonly direction: readonly number[];
} {
  const [rx, ry, rz, cx, cy, cz] = cosines;
  const [px, py, pz] = position;
  return {
    origin: [-px, -py, pz],
    direction: [-rx, -cx, -normal[0], -ry, -cy, -normal[1], rz, cz, normal[2]],
  };
}
