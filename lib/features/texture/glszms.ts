import type {Levels} from "../../image/index.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {zoneMatrices} from "./zoneMatrices.ts";
import type {ZoneConnectivity} from "./zones.ts";
import {dimensionsOf, findZones, requireZoneConnectivity} from "./zones.ts";

/** Options of `glszms`. */
export interface GlszmsOptions {
  /**
   * Which neighbours join a zone: 8 within slices and 26 in the volume are the IBSI's; 4 within slices,
   * 6 and 18 in the volume ask for an edge or a face. No default.
   */
  readonly connectivity: ZoneConnectivity;
}

/**
 * Counts grey level size zone matrices: how many zones of each size the voxels of each level make. A
 * zone is a connected group of voxels of one level.
 *
 * @formula eq:glszm $n(i, j)$ = number of zones of level i with j voxels
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - connectivity, which also says whether zones stay within slices
 * @returns one matrix of the volume (6, 18, 26), or one for each slice that holds a voxel (4, 8)
 * @throws RangeError when the connectivity does not exist, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels
 * @ref thibault2014, zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * glszms(line, {connectivity: 26}).map(denseMatrix) // [[[1, 1], [1, 0]]]
 */
export function glszms(levels: Levels, {connectivity}: GlszmsOptions): CountMatrix[] {
  requireZoneConnectivity("glszms", connectivity);
  const region = levelRegion("glszms", levels, {reach: 1});
  const zones = findZones(region, connectivity);
  const dimensions = dimensionsOf(connectivity);
  return zoneMatrices(region, zones, zones.sizes, {family: "glszm", dimensions});
}
