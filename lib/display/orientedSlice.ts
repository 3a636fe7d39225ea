import {type Mask, orientationOf, sliceOf, type Volume} from "../image/index.ts";

/** A cut: across a voxel axis, or across the axis that is nearest to a plane of the body. */
export type SliceAxis = "x" | "y" | "z" | "axial" | "coronal" | "sagittal";

/** A slice turned the way radiologists read it: rows from the top, columns from the viewer's left. */
export interface OrientedSlice {
  readonly data: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
  /** Distance of columns and of rows, mm. */
  readonly spacing: readonly [number, number];
  readonly plane: "axial" | "coronal" | "sagittal";
  /** The voxel axis that is cut, where, and how many slices there are. */
  readonly axis: "x" | "y" | "z";
  readonly index: number;
  readonly count: number;
  /** Patient directions at the edges: A P L R H F, two letters where the slice is oblique. */
  readonly letters: Readonly<Record<"left" | "right" | "top" | "bottom", string>>;
  readonly isOblique: boolean;
}

const AXES = ["x", "y", "z"] as const;
/** The plane that is cut across a patient axis: right-left, front-back, head-foot. */
const PLANES = ["sagittal", "coronal", "axial"] as const;
/** Letters at the positive and negative end of a patient axis (RAS+). */
const ENDS = ["RL", "AP", "HF"] as const;
/** Share of a direction from which a second letter is worth naming (about 15°). */
const WORTH_NAMING = 0.26;

/** Finds for each voxel axis its patient axis: 0 right-left, 1 front-back, 2 head-foot. */
export function patientAxes(grid: Volume | Mask): readonly number[] {
  return [...orientationOf(grid)].map((letter) =>
    ["RL", "AP", "SI"].findIndex((pair) => pair.includes(letter)),
  );
}

/** Finds the voxel axis of a cut. */
export function voxelAxis(who: string, grid: Volume | Mask, axis: SliceAxis): number {
  const voxel = (AXES as readonly string[]).indexOf(axis);
  if (voxel >= 0) return voxel;
  const patient = (PLANES as readonly string[]).indexOf(axis);
  if (patient < 0) {
    throw new RangeError(
      `${who}: axis must be x, y, z, axial, coronal or sagittal, got ${String(axis)}`,
    );
  }
  return patientAxes(grid).indexOf(patient);
}

/** Names the direction in which a voxel axis grows (sign 1) or falls (sign −1), as DICOM does. */
function letters(direction: Float64Array, axis: number, sign: number): string {
  return [0, 1, 2]
    .map((row) => ({row, share: sign * direction[3 * row + axis]}))
    .filter(({share}) => Math.abs(share) >= WORTH_NAMING)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
    .map(({row, share}) => ENDS[row][share > 0 ? 0 : 1])
    .join("");
}

/** Cuts a slice and turns it: right or front of the patient on the viewer's left, head or front at the top. */
export function orientedSlice(
  who: string,
  image: Volume | Mask,
  {axis, index}: {readonly axis: SliceAxis; readonly index: number},
): OrientedSlice {
  const cut = voxelAxis(who, image, axis);
  if (!Number.isInteger(index) || index < 0 || index >= image.shape[cut]) {
    throw new RangeError(
      `${who}: index along ${AXES[cut]} must be a whole number from 0 to ${image.shape[cut] - 1}, got ${index}`,
    );
  }
  const patient = patientAxes(image);
  const plane = PLANES[patient[cut]];
  const source = sliceOf(image, AXES[cut], index);

  // Across the page runs right-left, or front-back in a sagittal slice; the other axis runs down.
  const [first, second] = [0, 1, 2].filter((a) => a !== cut);
  const across = plane === "sagittal" ? 1 : 0;
  const isTurned = patient[first] !== across;
  const [column, row] = isTurned ? [second, first] : [first, second];

  // An axis that grows to R, A or S must run backwards to end at L, P or F.
  const {direction} = image;
  const isFlipped = (voxel: number): boolean => direction[3 * patient[voxel] + voxel] > 0;
  const [columns, rows] = [image.shape[column], image.shape[row]];
  const data = new Float64Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    const fromRow = isFlipped(row) ? rows - 1 - r : r;
    for (let c = 0; c < columns; c++) {
      const fromColumn = isFlipped(column) ? columns - 1 - c : c;
      const at = isTurned ? fromRow + rows * fromColumn : fromColumn + columns * fromRow;
      data[c + columns * r] = source.data[at];
    }
  }
  const toRight = isFlipped(column) ? -1 : 1;
  const toBottom = isFlipped(row) ? -1 : 1;
  const edges = {
    left: letters(direction, column, -toRight),
    right: letters(direction, column, toRight),
    top: letters(direction, row, -toBottom),
    bottom: letters(direction, row, toBottom),
  };
  return {
    data,
    columns,
    rows,
    spacing: [image.spacing[column], image.spacing[row]],
    plane,
    axis: AXES[cut],
    index,
    count: image.shape[cut],
    letters: edges,
    isOblique: Object.values(edges).some((name) => name.length > 1),
  };
}
