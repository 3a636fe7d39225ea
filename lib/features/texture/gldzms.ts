import type {Levels, Mask} from "../../image/index.ts";
import {borderDistances} from "./borderDistances.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {leastOfZones, zoneMatrices} from "./zoneMatrices.ts";
import type {ZoneConnectivity} from "./zones.ts";
import {dimensionsOf, findZones, requireZoneConnectivity} from "./zones.ts";

/** Options of `gldzms`. */
export interface GldzmsOptions {
  /** Which neighbours join a zone, as in `glszms`: 8 within slices and 26 in the volume for the IBSI. No default. */
  readonly connectivity: ZoneConnectivity;
  /**
   * The region before intensities were cut from it: distances are measured to its border. It must hold
   * every voxel of the levels, and is their own region when left out.
   */
  readonly morphological?: Mask;
}

/**
 * Counts grey level distance zone matrices: how many zones of each level lie at each distance from the
 * region's border. A zone's distance is that of its nearest voxel, in steps across faces (across edges
 * within slices), and 1 at the border.
 *
 * @formula eq:gldzm $n(i, j)$ = number of zones of level i with $\min_{v \in \text{zone}} d(v) = j$
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - connectivity, which also says whether zones and steps stay within slices; morphological
 * @returns one matrix of the volume (6, 18, 26), or one for each slice that holds a voxel (4, 8)
 * @throws RangeError when the connectivity does not exist, the region is empty or not within
 *   morphological, or more than 10,000 levels occur
 * @throws ShapeError when morphological lies on another grid
 * @throws TypeError when levels are no levels
 * @ref thibault2014, zwanenburg2020
 * @example const square = discretise(createVolume(Float64Array.of(1, 1, 1, 1, 2, 1, 1, 1, 1), {shape: [3, 3, 1], unit: "1"}), createMask(new Uint8Array(9).fill(1), {shape: [3, 3, 1]}), {method: "none"})
 * gldzms(square, {connectivity: 8}).map(denseMatrix) // [[[1, 0], [0, 1]]]
 */
export function gldzms(
  levels: Levels,
  {connectivity, morphological}: GldzmsOptions,
): CountMatrix[] {
  requireZoneConnectivity("gldzms", connectivity);
  const region = levelRegion("gldzms", levels, {reach: 1, morphological});
  const dimensions = dimensionsOf(connectivity);
  const zones = findZones(region, connectivity);
  const distances = borderDistances(region, morphological ?? null, dimensions);
  const nearest = leastOfZones(region, zones, distances);
  return zoneMatrices(region, zones, nearest, {family: "gldzm", dimensions});
}
