import {mean} from "../../core/index.ts";
import type {Mask, Volume} from "../../image/index.ts";
import {maskedValues, requireSameGrid} from "../../image/index.ts";
import {hullMesh} from "./convexHull.ts";
import {cubeMeasures, cubeSums} from "./cubeMeasures.ts";
import type {MeshRule} from "./cubeTriangles.ts";
import {ellipsoidArea} from "./ellipsoidArea.ts";
import {enclosingEllipsoid} from "./enclosingEllipsoid.ts";
import type {PlaneDiameters} from "./maximumDiameter.ts";
import {
  largestDistance,
  outlinePoints,
  outlinesAcrossZ,
  planeDiameters,
} from "./maximumDiameter.ts";
import type {Mesh} from "./mesh.ts";
import {meshArea} from "./meshArea.ts";
import {meshVolume} from "./meshVolume.ts";
import {orientedBox} from "./orientedBox.ts";
import type {PaddedRegion} from "./paddedRegion.ts";
import {paddedRegion} from "./paddedRegion.ts";
import type {PcaAxes} from "./pcaAxes.ts";
import {axesOfMoments} from "./pcaAxes.ts";
import {quickhull} from "./quickhull.ts";
import type {RegionMoments} from "./regionMoments.ts";
import {regionMoments} from "./regionMoments.ts";
import {requireVoxels} from "./requireVoxels.ts";
import type {SpatialAutocorrelation} from "./spatialAutocorrelation.ts";
import {spatialAutocorrelation} from "./spatialAutocorrelation.ts";
import type {Solid} from "./sphericity.ts";
import {surfaceLines} from "./surfaceLines.ts";

/** A region as it was drawn, and the part of it whose intensities count. */
export interface ShapeRegions {
  /** The region whose form is measured. */
  readonly morphological: Mask;
  readonly image: Volume;
  /** The voxels whose intensities count; after re-segmentation it may be smaller. */
  readonly intensity: Mask;
}

/** What shape features are computed from; each is measured once, when first asked for. */
export interface ShapeMeasures {
  /** Volume and area of the mesh. */
  readonly solid: () => Solid;
  /** Number of voxels times their size, mm³. */
  readonly voxelVolume: () => number;
  readonly sampleAxes: () => PcaAxes;
  readonly populationAxes: () => PcaAxes;
  /** Largest distance between points of the mesh, mm. */
  readonly diameter: () => number;
  readonly planeDiameters: () => PlaneDiameters;
  readonly convexHull: () => Solid;
  readonly alignedBox: () => Solid;
  readonly orientedBox: () => Solid;
  readonly approximateEllipsoid: () => Solid;
  readonly enclosingEllipsoid: () => Solid;
  readonly meanIntensity: () => number;
  readonly centreOfMassShift: () => number;
  readonly spatial: () => SpatialAutocorrelation;
}

/** Computes a value when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let kept: {readonly value: T} | undefined;
  return () => {
    kept ??= {value: make()};
    return kept.value;
  };
}

/** Volume and area of a box. */
function boxSolid([a, b, c]: readonly number[]): Solid {
  return {volume: a * b * c, area: 2 * (a * b + b * c + c * a)};
}

/** Volume and area of an ellipsoid, the area as the IBSI's manual has it; NaN where an axis is not above 0. */
function ellipsoidSolid([a, b, c]: readonly [number, number, number]): Solid {
  if (!(Math.min(a, b, c) > 0)) return {volume: Number.NaN, area: Number.NaN};
  return {volume: (4 / 3) * Math.PI * a * b * c, area: ellipsoidArea([a, b, c], {series: "ibsi"})};
}

/** Convex hull of the points of a region's mesh, from their outlines plane by plane. */
function regionHull(points: Int32Array, spacing: readonly number[]): Mesh {
  // The points of the mesh are never in one plane: those of a single voxel make an octahedron.
  return hullMesh(
    points,
    quickhull(points) ?? [],
    spacing.map((d) => d / 2),
  );
}

/** Distance between the centre of the voxels and the centre of the intensities, mm. */
function massShift({centre}: RegionMoments, image: Volume, {data, shape, spacing}: Mask): number {
  const [nx, ny, nz] = shape;
  const totals = [0, 0, 0];
  let mass = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (data[i] === 0) continue;

        // Places are taken from the geometric centre, where the sums stay small.
        const value = image.data[i];
        mass += value;
        totals[0] += value * (x * spacing[0] - centre[0]);
        totals[1] += value * (y * spacing[1] - centre[1]);
        totals[2] += value * (z * spacing[2] - centre[2]);
      }
    }
  }
  return mass === 0 ? Number.NaN : Math.hypot(...totals) / Math.abs(mass);
}

/** The measures that rest on the form of the region alone. */
function formMeasures(region: PaddedRegion, moments: RegionMoments, rule: MeshRule) {
  const {spacing, shape} = region;
  const lines = once(() => surfaceLines(region));
  const outlines = once(() => outlinesAcrossZ(lines()));
  const hull = once(() => regionHull(outlinePoints(outlines()), spacing));
  const sampleAxes = once(() => axesOfMoments(moments, "sample"));
  return {
    solid: once(() => cubeMeasures(cubeSums(region.inside, shape), spacing, rule)),
    voxelVolume: () => moments.voxels * spacing[0] * spacing[1] * spacing[2],
    sampleAxes,
    populationAxes: once(() => axesOfMoments(moments, "population")),
    diameter: once(() => largestDistance(hull().vertices)),
    planeDiameters: once(() => planeDiameters(lines(), outlines(), spacing)),
    convexHull: once(() => ({volume: meshVolume(hull()), area: meshArea(hull())})),
    // Half a voxel beyond the outermost centres on each side.
    alignedBox: () => boxSolid(shape.map((n, axis) => (n - 2) * spacing[axis])),
    orientedBox: once(() => boxSolid(orientedBox(hull()).sizes)),
    approximateEllipsoid: once(() => {
      const {major, minor, least} = sampleAxes();
      return ellipsoidSolid([major / 2, minor / 2, least / 2]);
    }),
    enclosingEllipsoid: once(() => {
      return ellipsoidSolid(enclosingEllipsoid(hull().vertices, {tolerance: 1e-5}).semiAxes);
    }),
  };
}

/** Refuses a part that reaches out of the whole. */
function requireWithin({morphological, intensity}: ShapeRegions): void {
  for (let i = 0; i < intensity.data.length; i++) {
    if (intensity.data[i] > morphological.data[i]) {
      throw new RangeError(
        `shapeFeatures: intensity must lie within morphological, got voxel ${i} outside of it`,
      );
    }
  }
}

/** Prepares the measures of a region. */
export function shapeMeasures(regions: ShapeRegions, rule: MeshRule): ShapeMeasures {
  const {morphological, image, intensity} = regions;
  requireVoxels("shapeFeatures", morphological);
  requireVoxels("shapeFeatures", image);
  requireSameGrid("shapeFeatures", morphological, image);
  requireSameGrid("shapeFeatures", morphological, intensity);
  requireWithin(regions);
  const region = paddedRegion("shapeFeatures", morphological);
  const moments = regionMoments(morphological);
  return {
    ...formMeasures(region, moments, rule),
    meanIntensity: once(() => mean(maskedValues(image, intensity))),
    centreOfMassShift: once(() => massShift(moments, image, intensity)),
    spatial: once(() => spatialAutocorrelation(image, intensity)),
  };
}
