import type {Mask} from "../../image/index.ts";
import type {FeatureDefinition, FeatureUnit, FeatureValue} from "../definition.ts";
import {featureValues} from "../featureValues.ts";
import type {Shape2dMeasures, SliceAxis} from "./shape2dMeasures.ts";
import {shape2dMeasures} from "./shape2dMeasures.ts";

/** Options of `shape2dFeatures`. */
export interface Shape2dOptions {
  /** The axis across the slice that the region lies in. No default. */
  readonly across: SliceAxis;
}

/** Writes one row of the family; none is in the IBSI. */
function row(
  name: string,
  pyradiomics: string,
  unit: FeatureUnit,
  formula: string,
  of: (measures: Shape2dMeasures) => number,
): FeatureDefinition<Shape2dMeasures> {
  return {
    name: `shape2d.${name}`,
    ibsi: null,
    tag: null,
    pyradiomics: `shape2D_${pyradiomics}`,
    unit,
    formula,
    of,
  };
}

/** Circularity: the outline of the disc of the same area over the region's own. */
function circularity({area, perimeter}: Shape2dMeasures): number {
  return (2 * Math.sqrt(Math.PI * area)) / perimeter;
}

/** The shape of a flat region, as PyRadiomics defines it; the IBSI has none. */
export const SHAPE_2D_FEATURES: readonly FeatureDefinition<Shape2dMeasures>[] = [
  row("meshSurface", "MeshSurface", "mm^2", "A = \\sum_k \\tfrac12 a_k \\times b_k", (m) => m.area),
  row("pixelSurface", "PixelSurface", "mm^2", "N\\, d_u d_v", (m) => m.pixelArea),
  row("perimeter", "Perimeter", "mm", "P = \\sum_k \\lVert b_k - a_k \\rVert", (m) => m.perimeter),
  row("perimeterSurfaceRatio", "PerimeterSurfaceRatio", "1/mm", "\\frac{P}{A}", (m) => {
    return m.perimeter / m.area;
  }),
  row("sphericity", "Sphericity", "1", "\\frac{2 \\sqrt{\\pi A}}{P}", circularity),
  row(
    "sphericalDisproportion",
    "SphericalDisproportion",
    "1",
    "\\frac{P}{2 \\sqrt{\\pi A}}",
    (m) => {
      return 1 / circularity(m);
    },
  ),
  row("maximumDiameter", "MaximumDiameter", "mm", "\\max_{i,j} \\lVert v_i - v_j \\rVert", (m) => {
    return m.diameter;
  }),
  row("majorAxisLength", "MajorAxisLength", "mm", "4 \\sqrt{\\lambda_1}", (m) => m.axes.major),
  row("minorAxisLength", "MinorAxisLength", "mm", "4 \\sqrt{\\lambda_2}", (m) => m.axes.minor),
  row("elongation", "Elongation", "1", "\\sqrt{\\lambda_2 / \\lambda_1}", (m) => m.axes.elongation),
];

/**
 * Computes the shape features of a region that lies in one slice, as PyRadiomics defines them. The outline
 * runs half-way between pixel centres and cuts corners (marching squares); two pixels that only touch by a
 * corner are outlined singly. Axis lengths are those of the population.
 *
 * @formula $P = \sum_k \lVert b_k - a_k \rVert$, $A = \tfrac12 \sum_k a_k \times b_k$ over the pieces of the outline
 * @param mask - the region, within one slice
 * @param options - across, the axis "x", "y" or "z" across that slice
 * @returns a value with its names for each feature of SHAPE_2D_FEATURES; the elongation of one pixel is NaN
 * @throws ShapeError when the voxels do not fit the grid
 * @throws RangeError when the region is empty or reaches over several slices, or across is not an axis
 * @ref vangriethuysen2017
 * @example shape2dFeatures(createMask(Uint8Array.of(1), {shape: [1, 1, 1]}), {across: "z"})[0].value // 0.5
 */
export function shape2dFeatures(mask: Mask, {across}: Shape2dOptions): FeatureValue[] {
  if (across !== "x" && across !== "y" && across !== "z") {
    throw new RangeError(`shape2dFeatures: across must be "x", "y" or "z", got ${String(across)}`);
  }
  return featureValues(SHAPE_2D_FEATURES, shape2dMeasures(mask, across), null);
}
