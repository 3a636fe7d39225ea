import type {FeatureValue} from "../definition.ts";
import {featureValues} from "../featureValues.ts";
import {SHAPE_FEATURES} from "./shapeDefinitions.ts";
import type {ShapeRegions} from "./shapeMeasures.ts";
import {shapeMeasures} from "./shapeMeasures.ts";

/** Options of `shapeFeatures`. */
export interface ShapeFeaturesOptions {
  /** Whose features, and whose rule for the ambiguous cubes of the mesh. No default. */
  readonly convention: "ibsi" | "pyradiomics";
}

/**
 * Computes the morphological features of a region: those of the IBSI, or those of PyRadiomics.
 *
 * The two measure different meshes where a cube is ambiguous (see `marchingCubes`), and axis lengths by
 * the sample covariance (IBSI) or that of the population. Volume and area come from the counts of the
 * 256 cubes, so no mesh is built.
 *
 * NaN is given where the definition is void: elongation and flatness of one voxel, and by the sample
 * covariance all its axis lengths; the densities of the approximate ellipsoid where the voxel centres lie
 * in one plane; the centre of mass shift where intensities add up to 0; Moran's I and Geary's C of one
 * voxel or of equal intensities. The hull, the boxes and the enclosing ellipsoid go around the mesh,
 * which has a volume even for one voxel.
 *
 * @param regions - morphological, the region whose form is measured; image; intensity, the voxels within
 *   it whose intensities count
 * @param options - convention, "ibsi" or "pyradiomics"
 * @returns a value with its names for each feature of the convention, in the order of SHAPE_FEATURES
 * @throws ShapeError when image and masks do not share a grid
 * @throws RangeError when a mask is empty, intensity reaches out of morphological, an intensity within it
 *   is not finite (IBSI), or the convention is neither of the two
 * @ref zwanenburg2020
 * @ref vangriethuysen2017
 * @example shapeFeatures({morphological: createMask(Uint8Array.of(1), {shape: [1, 1, 1]}), image: createVolume(Uint8Array.of(7), {shape: [1, 1, 1], unit: "1"}), intensity: createMask(Uint8Array.of(1), {shape: [1, 1, 1]})}, {convention: "pyradiomics"})[0].value // ≈ 0.1666667
 */
export function shapeFeatures(
  regions: ShapeRegions,
  {convention}: ShapeFeaturesOptions,
): FeatureValue[] {
  if (convention !== "ibsi" && convention !== "pyradiomics") {
    throw new RangeError(
      `shapeFeatures: convention must be "ibsi" or "pyradiomics", got ${String(convention)}`,
    );
  }
  const isIbsi = convention === "ibsi";
  const measures = shapeMeasures(regions, isIbsi ? "joined" : "pyradiomics");
  const definitions = SHAPE_FEATURES.filter(
    ({ibsi, pyradiomics}) => (isIbsi ? ibsi : pyradiomics) !== null,
  );
  return featureValues(definitions, measures, null);
}
