import assert from "node:assert/strict";
import type {Mesh} from "../../../lib/features/index.ts";
import {
  convexHull,
  ellipsoidArea,
  enclosingEllipsoid,
  marchingCubes,
  meshArea,
  meshVolume,
  orientedBox,
  pcaAxes,
  shape2dFeatures,
  shapeFeatures,
  spatialAutocorrelation,
  voxelFaceArea,
} from "../../../lib/features/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";
import {drawn} from "./bodies.ts";

const mask = drawn([
  ["##", "#."],
  ["#.", ".."],
]);
const image = createVolume(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), {...mask, unit: "HU"});
const regions = {morphological: mask, image, intensity: mask};
const empty = drawn([
  ["..", ".."],
  ["..", ".."],
]);
const corners = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
const broken = {...mask, spacing: [1, 0, 1]} as const;
const short = {...mask, data: new Uint8Array(7)};
const mesh: Mesh = {vertices: Float64Array.from(corners), faces: Uint32Array.of(0, 1, 4)};
const none: Mesh = {vertices: new Float64Array(0), faces: new Uint32Array(0)};

/** A value that the types forbid. */
function wrong<T>(value: unknown): T {
  return value as T;
}

const CASES: readonly [call: () => unknown, message: string][] = [
  [
    () => marchingCubes(image, {level: Number.NaN}),
    "RangeError marchingCubes: level must be finite, got NaN",
  ],
  [
    () => marchingCubes(image, {level: 1, rule: wrong("lewiner")}),
    'RangeError marchingCubes: rule must be "joined" or "pyradiomics", got lewiner',
  ],
  [
    () => {
      const holed = createVolume(Float64Array.of(1, Number.NaN), {shape: [2, 1, 1], unit: "1"});
      return marchingCubes(holed, {level: 1});
    },
    "RangeError marchingCubes: voxels must be finite, got NaN at index 1",
  ],
  [
    () => marchingCubes(short, {level: 0.5}),
    "ShapeError marchingCubes: data must hold 2 × 2 × 2 = 8 voxels, got 7",
  ],
  [
    () => voxelFaceArea(broken),
    "RangeError voxelFaceArea: spacing must be three finite sizes above 0 mm, got [1, 0, 1]",
  ],
  [() => meshArea(mesh), "RangeError meshArea: faces must name points below 4, got 4 at index 2"],
  [
    () => meshVolume({...mesh, vertices: new Float64Array(4)}),
    "RangeError meshVolume: vertices and faces must come in threes, got 4 and 3 numbers",
  ],
  [
    () => pcaAxes(empty, {covariance: "sample"}),
    "RangeError pcaAxes: the region must hold at least one voxel, got 0",
  ],
  [
    () => pcaAxes(mask, {covariance: wrong("n")}),
    'RangeError pcaAxes: covariance must be "sample" or "population", got n',
  ],
  [
    () => convexHull([1, 2]),
    "RangeError convexHull: points must be one or more threes of numbers, got 2 numbers",
  ],
  [
    () => convexHull([...corners, 0, Number.POSITIVE_INFINITY, 0]),
    "RangeError convexHull: points must be finite, got Infinity at index 13",
  ],
  ...[
    [0, 0, 0],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3],
    [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 2, 5, 0],
    [0.1, 0.1, 0.1, 0.7, 0.1, 0.1, 0.1, 0.3, 0.1, 0.9, 0.4, 0.1],
  ].map((points): [() => unknown, string] => [
    () => convexHull(points),
    `RangeError convexHull: points must not all lie in one plane, got ${points.length / 3} that do`,
  ]),
  [
    () => enclosingEllipsoid([0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0]),
    "RangeError enclosingEllipsoid: points must not all lie in one plane, got 4 that do",
  ],
  [
    () => enclosingEllipsoid(corners, {tolerance: 0}),
    "RangeError enclosingEllipsoid: tolerance must be above 0, got 0",
  ],
  [() => orientedBox(none), "RangeError orientedBox: hull must have triangles, got 0"],
  [
    () => ellipsoidArea([1, -1, 1], {series: "exact"}),
    "RangeError ellipsoidArea: semiAxes must be finite and at least 0 mm, got 1, -1, 1",
  ],
  [
    () => ellipsoidArea([1, 1, 1], {series: "exact", degree: 1.5}),
    "RangeError ellipsoidArea: degree must be a whole number of at least 0, got 1.5",
  ],
  [
    () => ellipsoidArea([1, 1, 1], wrong({})),
    'RangeError ellipsoidArea: series must be "exact" or "ibsi", got undefined',
  ],
  [
    () => spatialAutocorrelation(image, mask, {method: wrong("sampled")}),
    'RangeError spatialAutocorrelation: method must be "frequency" or "pairs", got sampled',
  ],
  [
    () => {
      const data = Float64Array.of(1, 2, Number.NaN, 4, 5, 6, 7, 8);
      return spatialAutocorrelation({...image, data}, mask);
    },
    "RangeError spatialAutocorrelation: intensities must be finite, got NaN",
  ],
  [
    () => shapeFeatures(regions, {convention: wrong("mirp")}),
    'RangeError shapeFeatures: convention must be "ibsi" or "pyradiomics", got mirp',
  ],
  [
    () => shapeFeatures({...regions, morphological: empty, intensity: empty}, {convention: "ibsi"}),
    "RangeError shapeFeatures: the region must hold at least one voxel, got 0",
  ],
  [
    () =>
      shapeFeatures(
        {
          ...regions,
          intensity: drawn([
            ["##", "##"],
            ["#.", ".."],
          ]),
        },
        {convention: "ibsi"},
      ),
    "RangeError shapeFeatures: intensity must lie within morphological, got voxel 3 outside of it",
  ],
  [
    () => shapeFeatures({...regions, intensity: empty}, {convention: "ibsi"}),
    "RangeError maskedValues: the mask must hold at least one voxel, got 0 of 8",
  ],
  [
    () => shape2dFeatures(mask, {across: "z"}),
    "RangeError shape2dFeatures: the region must lie in one slice across z, got 2 slices",
  ],
  [
    () => shape2dFeatures(empty, {across: "x"}),
    "RangeError shape2dFeatures: the region must hold at least one voxel, got 0",
  ],
  [
    () => shape2dFeatures(mask, {across: wrong("k")}),
    'RangeError shape2dFeatures: across must be "x", "y" or "z", got k',
  ],
];

describe("shape of what is none", () => {
  for (const [call, message] of CASES) {
    it(`is refused: ${message}`, () => {
      assert.equal(outcome(call), message);
    });
  }

  it("is refused on grids that differ, and both are named", () => {
    const moved = createMask(mask.data, {...mask, origin: [1, 0, 0]});
    assert.match(
      String(outcome(() => shapeFeatures({...regions, intensity: moved}, {convention: "ibsi"}))),
      /^ShapeError shapeFeatures: both must lie on the same grid, got .* at \[0, 0, 0\].* at \[1, 0, 0\]/,
    );
  });
});
