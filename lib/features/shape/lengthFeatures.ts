import type {FeatureDefinition} from "../definition.ts";
import type {ShapeMeasures} from "./shapeMeasures.ts";
import {shapeRow} from "./shapeRow.ts";

/** Distances and principal axes. */
export const LENGTH_FEATURES: readonly FeatureDefinition<ShapeMeasures>[] = [
  shapeRow(
    "centreOfMassShift",
    ["KLMA", "morph_com", null],
    "mm",
    "\\left\\lVert \\frac1N \\sum_i p_i - \\frac{\\sum_k x_k p_k}{\\sum_k x_k} \\right\\rVert",
    (m) => m.centreOfMassShift(),
  ),
  shapeRow(
    "maximumDiameter",
    ["L0JK", "morph_diam", "shape_Maximum3DDiameter"],
    "mm",
    "\\max_{i,j} \\lVert v_i - v_j \\rVert",
    (m) => m.diameter(),
  ),
  shapeRow(
    "maximumDiameterSlice",
    [null, null, "shape_Maximum2DDiameterSlice"],
    "mm",
    "\\max_{z_i = z_j} \\lVert v_i - v_j \\rVert",
    (m) => m.planeDiameters().z,
  ),
  shapeRow(
    "maximumDiameterColumn",
    [null, null, "shape_Maximum2DDiameterColumn"],
    "mm",
    "\\max_{y_i = y_j} \\lVert v_i - v_j \\rVert",
    (m) => m.planeDiameters().y,
  ),
  shapeRow(
    "maximumDiameterRow",
    [null, null, "shape_Maximum2DDiameterRow"],
    "mm",
    "\\max_{x_i = x_j} \\lVert v_i - v_j \\rVert",
    (m) => m.planeDiameters().x,
  ),
  shapeRow(
    "majorAxisLength",
    ["TDIC", "morph_pca_maj_axis", null],
    "mm",
    "4 \\sqrt{\\lambda_1},\\ \\lambda \\text{ of } \\frac{1}{N-1} \\sum_i (p_i - \\bar p)(p_i - \\bar p)^\\top",
    (m) => m.sampleAxes().major,
  ),
  shapeRow(
    "minorAxisLength",
    ["P9VJ", "morph_pca_min_axis", null],
    "mm",
    "4 \\sqrt{\\lambda_2}",
    (m) => m.sampleAxes().minor,
  ),
  shapeRow(
    "leastAxisLength",
    ["7J51", "morph_pca_least_axis", null],
    "mm",
    "4 \\sqrt{\\lambda_3}",
    (m) => m.sampleAxes().least,
  ),
  shapeRow(
    "populationMajorAxisLength",
    [null, null, "shape_MajorAxisLength"],
    "mm",
    "4 \\sqrt{\\lambda_1},\\ \\lambda \\text{ of } \\frac1N \\sum_i (p_i - \\bar p)(p_i - \\bar p)^\\top",
    (m) => m.populationAxes().major,
  ),
  shapeRow(
    "populationMinorAxisLength",
    [null, null, "shape_MinorAxisLength"],
    "mm",
    "4 \\sqrt{\\lambda_2}",
    (m) => m.populationAxes().minor,
  ),
  shapeRow(
    "populationLeastAxisLength",
    [null, null, "shape_LeastAxisLength"],
    "mm",
    "4 \\sqrt{\\lambda_3}",
    (m) => m.populationAxes().least,
  ),
  shapeRow(
    "elongation",
    ["Q3CK", "morph_pca_elongation", "shape_Elongation"],
    "1",
    "\\sqrt{\\lambda_2 / \\lambda_1}",
    (m) => m.populationAxes().elongation,
  ),
  shapeRow(
    "flatness",
    ["N17B", "morph_pca_flatness", "shape_Flatness"],
    "1",
    "\\sqrt{\\lambda_3 / \\lambda_1}",
    (m) => m.populationAxes().flatness,
  ),
];
