import type {FeatureDefinition} from "../definition.ts";
import {LENGTH_FEATURES} from "./lengthFeatures.ts";
import type {ShapeMeasures} from "./shapeMeasures.ts";
import {shapeRow} from "./shapeRow.ts";
import {SOLID_FEATURES} from "./solidFeatures.ts";
import type {Solid} from "./sphericity.ts";

/** Writes the two densities of the region in a body around it. */
function densities(
  body: string,
  tag: string,
  [volumeCode, areaCode]: readonly [string, string],
  around: (measures: ShapeMeasures) => Solid,
): FeatureDefinition<ShapeMeasures>[] {
  return [
    shapeRow(
      `volumeDensity${body}`,
      [volumeCode, `morph_vol_dens_${tag}`, null],
      "1",
      `\\frac{V}{V_{\\text{${tag.replace("_", " ")}}}}`,
      (m) => m.solid().volume / around(m).volume,
    ),
    shapeRow(
      `areaDensity${body}`,
      [areaCode, `morph_area_dens_${tag}`, null],
      "1",
      `\\frac{A}{A_{\\text{${tag.replace("_", " ")}}}}`,
      (m) => m.solid().area / around(m).area,
    ),
  ];
}

/** Intensities in their place. */
const MASS_FEATURES: readonly FeatureDefinition<ShapeMeasures>[] = [
  shapeRow(
    "integratedIntensity",
    ["99N0", "morph_integ_int", null],
    "intensity*mm^3",
    "V\\, \\frac1N \\sum_k x_k",
    (m) => m.solid().volume * m.meanIntensity(),
  ),
  shapeRow(
    "moranI",
    ["N365", "morph_moran_i", null],
    "1",
    "\\frac{N}{\\sum_{i \\ne j} w_{ij}} \\frac{\\sum_{i \\ne j} w_{ij} (x_i - \\mu)(x_j - \\mu)}{\\sum_i (x_i - \\mu)^2}",
    (m) => m.spatial().moranI,
  ),
  shapeRow(
    "gearyC",
    ["NPT7", "morph_geary_c", null],
    "1",
    "\\frac{N - 1}{2 \\sum_{i \\ne j} w_{ij}} \\frac{\\sum_{i \\ne j} w_{ij} (x_i - x_j)^2}{\\sum_i (x_i - \\mu)^2}",
    (m) => m.spatial().gearyC,
  ),
];

/**
 * Morphology: 29 features of the IBSI, four of them without a reference value (oriented box and minimum
 * ellipsoid), and six of PyRadiomics that the IBSI lacks or defines otherwise (diameters within planes,
 * axis lengths of the population).
 */
export const SHAPE_FEATURES: readonly FeatureDefinition<ShapeMeasures>[] = [
  ...SOLID_FEATURES,
  ...LENGTH_FEATURES,
  ...densities("AlignedBox", "aabb", ["PBX1", "R59B"], (m) => m.alignedBox()),
  ...densities("OrientedBox", "ombb", ["ZH1A", "IQYR"], (m) => m.orientedBox()),
  ...densities("ApproximateEllipsoid", "aee", ["6BDE", "RDD2"], (m) => m.approximateEllipsoid()),
  ...densities("EnclosingEllipsoid", "mvee", ["SWZ1", "BRI8"], (m) => m.enclosingEllipsoid()),
  ...densities("ConvexHull", "conv_hull", ["R3ER", "7T7F"], (m) => m.convexHull()),
  ...MASS_FEATURES,
];
