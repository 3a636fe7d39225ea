import {FormatError} from "../core/index.ts";
import {axisError, DIRECTION_TOLERANCE} from "./checkedGrid.ts";
import type {GridOptions} from "./checkedGrid.ts";

/** Signs that turn a named space to RAS. */
const SPACES: Readonly<Record<string, readonly [number, number, number]>> = {
  "right-anterior-superior": [1, 1, 1],
  ras: [1, 1, 1],
  "left-anterior-superior": [-1, 1, 1],
  las: [-1, 1, 1],
  "left-posterior-superior": [-1, -1, 1],
  lps: [-1, -1, 1],
};

/** The space that a caller may name for a file that does not. */
export type NrrdSpace = "RAS" | "LAS" | "LPS";

/** Reads whitespace-separated numbers. */
export function numbersOf(text: string, field: string, who: string): number[] {
  const values = text.split(/\s+/).map(Number);
  if (values.some(Number.isNaN)) {
    throw new FormatError(`${who}: ${field} must be numbers, got ${JSON.stringify(text)}`);
  }
  return values;
}

/** Reads vectors of three numbers in brackets. */
function vectorsOf(text: string, field: string, count: number, who: string): number[][] {
  const vectors = (text.match(/\([^)]*\)|none/g) ?? []).map((part) =>
    part === "none" ? [] : part.slice(1, -1).split(",").map(Number),
  );
  const isGood = vectors.length === count && vectors.every((v) => v.length === 3);
  if (!isGood || !vectors.flat().every(Number.isFinite)) {
    throw new FormatError(
      `${who}: ${field} must be ${count} vectors of three finite numbers, got ${JSON.stringify(text)}`,
    );
  }
  return vectors;
}

/** Finds the signs of the file's space, or of the one that the caller named for it. */
function signsOf(named: string | undefined, space: NrrdSpace | undefined, who: string) {
  const signs = SPACES[(named ?? space ?? "").toLowerCase()] ?? SPACES[(space ?? "").toLowerCase()];
  if (signs === undefined) {
    throw new FormatError(
      `${who}: space must be RAS, LAS or LPS where the file has directions or an origin, got ${named ?? "none"}; pass space when you know it`,
    );
  }
  return signs;
}

/** Reads where the grid lies, in mm and RAS+. A file that names no place stands at the origin. */
export function nrrdGrid(
  fields: ReadonlyMap<string, string>,
  shape: readonly [number, number, number],
  {
    who,
    space,
    rank,
  }: {readonly who: string; readonly space: NrrdSpace | undefined; readonly rank: number},
): GridOptions {
  const directions = fields.get("spacedirections");
  const origin = fields.get("spaceorigin");
  if (directions === undefined && origin === undefined) {
    const text = fields.get("spacings");
    if (text === undefined) {
      throw new FormatError(
        `${who}: a header must have "space directions" or "spacings", got neither`,
      );
    }
    const sizes = numbersOf(text, "spacings", who);
    if (sizes.length !== rank || sizes.some((size) => !(size > 0 && Number.isFinite(size)))) {
      throw new FormatError(
        `${who}: spacings must be ${rank} finite sizes above 0, got ${JSON.stringify(text)}`,
      );
    }
    return {shape, spacing: [sizes[0], sizes[1] ?? 1, sizes[2] ?? 1]};
  }
  if (directions === undefined || rank !== 3) {
    throw new FormatError(
      `${who}: "space origin" needs three "space directions", got ${directions ?? "none"}`,
    );
  }

  // Each vector is the step from one voxel to the next, in the file's space.
  const signs = signsOf(fields.get("space"), space, who);
  const steps = vectorsOf(directions, "space directions", 3, who);
  const spacing = steps.map((step) => Math.hypot(...step));
  const direction = new Float64Array(9);
  for (let i = 0; i < 9; i++) {
    const axis = i % 3;
    const row = Math.floor(i / 3);
    direction[i] = (signs[row] * steps[axis][row]) / spacing[axis];
  }
  const error = axisError(direction);
  if (!(error <= DIRECTION_TOLERANCE)) {
    throw new FormatError(
      `${who}: space directions must be perpendicular and not 0 (cosine to ${DIRECTION_TOLERANCE}), got ${JSON.stringify(directions)}`,
    );
  }
  const place = origin === undefined ? [0, 0, 0] : vectorsOf(origin, "space origin", 1, who)[0];
  return {
    shape,
    spacing: [spacing[0], spacing[1], spacing[2]],
    origin: [signs[0] * place[0], signs[1] * place[1], signs[2] * place[2]],
    direction,
  };
}
