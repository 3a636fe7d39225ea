import type {FeatureDefinition} from "../definition.ts";
import {
  asphericity,
  compactness1,
  compactness2,
  sphericalDisproportion,
  surfaceToVolumeRatio,
} from "./compactness.ts";
import type {ShapeMeasures} from "./shapeMeasures.ts";
import {shapeRow} from "./shapeRow.ts";
import {sphericity} from "./sphericity.ts";

/** Volume, area, and what is made of the two. */
export const SOLID_FEATURES: readonly FeatureDefinition<ShapeMeasures>[] = [
  shapeRow(
    "meshVolume",
    ["RNU0", "morph_volume", "shape_MeshVolume"],
    "mm^3",
    "V = \\sum_k \\tfrac16 a_k \\cdot (b_k \\times c_k)",
    (m) => m.solid().volume,
  ),
  shapeRow(
    "voxelVolume",
    ["YEKZ", "morph_vol_approx", "shape_VoxelVolume"],
    "mm^3",
    "N\\, d_x d_y d_z",
    (m) => m.voxelVolume(),
  ),
  shapeRow(
    "surfaceArea",
    ["C0JK", "morph_area_mesh", "shape_SurfaceArea"],
    "mm^2",
    "A = \\sum_k \\tfrac12 \\lVert (b_k - a_k) \\times (c_k - a_k) \\rVert",
    (m) => m.solid().area,
  ),
  shapeRow(
    "surfaceToVolumeRatio",
    ["2PR5", "morph_av", "shape_SurfaceVolumeRatio"],
    "1/mm",
    "\\frac{A}{V}",
    (m) => surfaceToVolumeRatio(m.solid()),
  ),
  shapeRow(
    "compactness1",
    ["SKGS", "morph_comp_1", "shape_Compactness1"],
    "1",
    "\\frac{V}{\\pi^{1/2} A^{3/2}}",
    (m) => compactness1(m.solid()),
  ),
  shapeRow(
    "compactness2",
    ["BQWJ", "morph_comp_2", "shape_Compactness2"],
    "1",
    "36 \\pi \\frac{V^2}{A^3}",
    (m) => compactness2(m.solid()),
  ),
  shapeRow(
    "sphericalDisproportion",
    ["KRCK", "morph_sph_dispr", "shape_SphericalDisproportion"],
    "1",
    "\\frac{A}{(36 \\pi V^2)^{1/3}}",
    (m) => sphericalDisproportion(m.solid()),
  ),
  shapeRow(
    "sphericity",
    ["QCFX", "morph_sphericity", "shape_Sphericity"],
    "1",
    "\\frac{(36 \\pi V^2)^{1/3}}{A}",
    (m) => sphericity(m.solid()),
  ),
  shapeRow(
    "asphericity",
    ["25C7", "morph_asphericity", null],
    "1",
    "\\left(\\frac{A^3}{36 \\pi V^2}\\right)^{1/3} - 1",
    (m) => asphericity(m.solid()),
  ),
];
