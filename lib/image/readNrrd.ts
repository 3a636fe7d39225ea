import {FormatError} from "../core/index.ts";
import {createVolume} from "./createVolume.ts";
import type {NrrdSpace} from "./nrrdGrid.ts";
import {nrrdGrid, numbersOf} from "./nrrdGrid.ts";
import {nrrdHeader} from "./nrrdHeader.ts";
import {nrrdStorage, nrrdVoxels} from "./nrrdVoxels.ts";
import type {Unit, Volume} from "./volume.ts";

/** Options of `readNrrd`. */
export interface NrrdOptions {
  /** What the numbers mean, which the file does not say; "1", a plain number, when left out. */
  readonly unit?: Unit;
  /** What the messages call the file. */
  readonly name?: string;
  /** The space of the file's directions, for a file that names none. */
  readonly space?: NrrdSpace;
  /** "exact" (when left out) refuses 64-bit whole numbers a double cannot hold; "rounded" rounds. */
  readonly wideIntegers?: "exact" | "rounded";
  /** What to do with bytes behind the last voxel; "refuse" when left out. */
  readonly trailing?: "refuse" | "ignore";
}

/** Reads the number of voxels along each axis; a plane is a volume of one layer. */
function shapeOf(
  fields: ReadonlyMap<string, string>,
  who: string,
): {shape: [number, number, number]; rank: number} {
  const rank = Number(fields.get("dimension"));
  if (rank !== 2 && rank !== 3) {
    throw new FormatError(
      `${who}: dimension must be 2 or 3, got ${fields.get("dimension") ?? "none"}; split an image of more axes first`,
    );
  }
  const sizes = numbersOf(fields.get("sizes") ?? "none", "sizes", who);
  if (sizes.length !== rank || sizes.some((n) => !Number.isSafeInteger(n) || n < 1)) {
    throw new FormatError(
      `${who}: sizes must be ${rank} whole numbers of at least 1, got ${JSON.stringify(fields.get("sizes"))}`,
    );
  }
  return {shape: [sizes[0], sizes[1], sizes[2] ?? 1], rank};
}

/**
 * Reads an NRRD file with its data inside (.nrrd), raw, gzip or as text, in either byte order.
 * Directions in LPS or LAS space, as ITK writes them, are turned to RAS+.
 *
 * @param bytes - the file
 * @param options - unit of the numbers, "1" when left out; name for the messages; space for files that
 *   name none; wideIntegers, "exact" when left out; trailing, "refuse" when left out
 * @returns the volume, shape [nx, ny, nz]
 * @throws FormatError when the bytes are no NRRD file, are too few or too many, lie in another file,
 *   or have more than three axes; the message names file, field and value
 * @ref nrrd
 * @example readNrrd(new TextEncoder().encode("NRRD0004\ntype: short\ndimension: 3\nsizes: 2 1 1\nencoding: ascii\nspace: LPS\nspace directions: (2,0,0) (0,2,0) (0,0,2)\n\n7 -8"), {unit: "HU"}).data // [7, -8]
 */
export function readNrrd(bytes: Uint8Array, options: NrrdOptions = {}): Volume {
  const {name, unit = "1", space, trailing = "refuse", wideIntegers = "exact"} = options;
  const who = name === undefined ? "readNrrd" : `readNrrd: ${name}`;
  const {fields, dataOffset} = nrrdHeader(bytes, who);
  const detached = fields.get("datafile");
  if (detached !== undefined) {
    throw new FormatError(
      `${who}: the data must lie in the same file, got data file ${JSON.stringify(detached)}; join header and data into one .nrrd first`,
    );
  }

  const {shape, rank} = shapeOf(fields, who);
  const count = shape[0] * shape[1] * shape[2];
  const storage = {...nrrdStorage(fields, who), who, trailing, wideIntegers};
  const grid = nrrdGrid(fields, shape, {who, space, rank});

  // Lines to skip stand before the data, counted in the stored bytes.
  let start = dataOffset;
  for (let skip = Number(fields.get("lineskip") ?? 0); skip > 0; skip--) {
    const end = bytes.indexOf(10, start);
    if (end < 0) {
      throw new FormatError(
        `${who}: line skip must not pass the end of the file, got ${fields.get("lineskip")}`,
      );
    }
    start = end + 1;
  }
  const data = nrrdVoxels(bytes.subarray(start), count, storage);
  return createVolume(data, {...grid, unit});
}
