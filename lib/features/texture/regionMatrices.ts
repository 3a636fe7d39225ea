import type {Mask} from "../../image/index.ts";
import {borderDistances} from "./borderDistances.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {linesMeetTwice} from "./linesMeetTwice.ts";
import {dependenceMatrices} from "./dependenceMatrices.ts";
import {toneDifferences} from "./toneDifferences.ts";
import {pairMatrices} from "./pairMatrices.ts";
import {runMatrices} from "./runMatrices.ts";
import type {TextureDimensions, TextureFamily} from "./textureFamily.ts";
import type {TextureOptions} from "./textureOptions.ts";
import type {ToneDifferenceMatrix} from "./toneDifferenceMatrix.ts";
import {leastOfZones, zoneMatrices} from "./zoneMatrices.ts";
import {findZones} from "./zones.ts";

/** Gives the matrices of each family, of the slices or of the volume, and counts each only once. */
export type RegionMatrices = Readonly<
  Record<Exclude<TextureFamily, "ngtdm">, (dimensions: TextureDimensions) => CountMatrix[]>
> & {readonly ngtdm: (dimensions: TextureDimensions) => ToneDifferenceMatrix[]};

/** Keeps what a function gave for each of its two arguments. */
function once<Result>(
  compute: (dimensions: TextureDimensions) => Result,
): (dimensions: TextureDimensions) => Result {
  const kept = new Map<TextureDimensions, Result>();
  return (dimensions) => {
    const known = kept.get(dimensions);
    if (known !== undefined) return known;
    const result = compute(dimensions);
    kept.set(dimensions, result);
    return result;
  };
}

/** Leaves out the runs of directions for which the region is flat, as PyRadiomics does. */
function withoutFlatDirections(region: LevelRegion, matrices: readonly CountMatrix[]) {
  const keep = new Map<string, boolean>();
  for (const {direction, j} of matrices) {
    if (direction === null) continue;
    const key = String(direction);
    if (j.some((length) => length > 1)) keep.set(key, true);
    else if (!keep.has(key)) keep.set(key, linesMeetTwice(region, direction));
  }
  return matrices.filter(({direction}) => keep.get(String(direction)) === true);
}

/** Prepares the counting of a region's matrices, of which each starts when it is first asked for. */
export function regionMatrices(
  region: LevelRegion,
  {
    glcm = {distance: 1, symmetric: true, weighting: "none"},
    glrlm = {weighting: "none"},
    ngtdm = {distance: 1},
    ngldm = {distance: 1, alpha: 0},
    convention,
    border,
  }: TextureOptions & {readonly border: Mask | null},
): RegionMatrices {
  const shell = convention === "pyradiomics";
  const zones = once((dimensions) => findZones(region, dimensions === "2D" ? 8 : 26));
  return {
    glcm: once((dimensions) => pairMatrices(region, {dimensions, ...glcm})),
    glrlm: once((dimensions) => {
      const matrices = runMatrices(region, {dimensions, ...glrlm});
      return convention === "ibsi" ? matrices : withoutFlatDirections(region, matrices);
    }),
    glszm: once((dimensions) => {
      const found = zones(dimensions);
      return zoneMatrices(region, found, found.sizes, {family: "glszm", dimensions});
    }),
    gldzm: once((dimensions) => {
      const found = zones(dimensions);
      const distances = borderDistances(region, border, dimensions);
      const nearest = leastOfZones(region, found, distances);
      return zoneMatrices(region, found, nearest, {family: "gldzm", dimensions});
    }),
    ngtdm: once((dimensions) =>
      toneDifferences(region, {
        dimensions,
        ...ngtdm,
        shell,
        isolated: convention === "ibsi" ? "leave out" : "count",
      }),
    ),
    ngldm: once((dimensions) => dependenceMatrices(region, {dimensions, ...ngldm, shell})),
  };
}
