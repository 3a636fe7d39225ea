import assert from "node:assert/strict";
import fc from "fast-check";
import {createMask, type Mask} from "../../lib/image/index.ts";
import {
  assd,
  dice,
  hausdorff,
  hausdorff95,
  iou,
  labelOverlap,
  meanSurfaceDistance,
  overlapMeasures,
  rmsSurfaceDistance,
  staple,
  subvoxelSurfaceDice,
  surfaceDice,
  surfaceDistances,
} from "../../lib/segment/index.ts";
import {surfaceElementSizes} from "../../lib/segment/surfaceElementSizes.ts";

const row = (...values: number[]): Mask =>
  createMask(Uint8Array.from(values), {shape: [values.length, 1, 1]});
const bits = fc.array(fc.boolean(), {minLength: 60, maxLength: 60});
const maskOf = (values: readonly boolean[]): Mask =>
  createMask(Uint8Array.from(values, Number), {shape: [5, 4, 3], spacing: [0.8, 1, 2.5]});

/** Distances between surfaces by looking at every pair of surface voxels. */
function plainDistances(a: Mask, b: Mask): number[] {
  const [nx, ny, nz] = a.shape;
  const value = ({data}: Mask, x: number, y: number, z: number): number =>
    x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? 0 : data[x + nx * (y + ny * z)];
  const surface = (mask: Mask): number[][] => {
    const found: number[][] = [];
    for (let z = 0; z < nz; z++)
      for (let y = 0; y < ny; y++)
        for (let x = 0; x < nx; x++) {
          const around =
            value(mask, x - 1, y, z) *
            value(mask, x + 1, y, z) *
            value(mask, x, y - 1, z) *
            value(mask, x, y + 1, z) *
            value(mask, x, y, z - 1) *
            value(mask, x, y, z + 1);
          if (value(mask, x, y, z) === 1 && around === 0) found.push([x, y, z]);
        }
    return found;
  };
  const other = surface(b);
  return surface(a).map((p) =>
    other.reduce(
      (least, q) =>
        Math.min(least, Math.hypot(...p.map((v, axis) => (v - q[axis]) * a.spacing[axis]))),
      Number.POSITIVE_INFINITY,
    ),
  );
}

/** Five raters of 40 voxels, made with NumPy's default_rng(3), and what sitk.STAPLE gives. */
const STAPLE_RATERS = [
  [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
  ],
  [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0,
  ],
  [
    0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
  ],
  [
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1,
    0, 0, 0, 0, 1, 0, 0, 0,
  ],
  [
    0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0,
    1, 0, 0, 0, 0, 0, 0, 0,
  ],
];
const STAPLE_SENSITIVITY = [0.8617893, 0.9278755, 1.0, 0.8615841, 0.6685425];
const STAPLE_SPECIFICITY = [1.0, 0.9196031, 0.963271, 0.8794668, 0.8027258];
const STAPLE_TRUTH = [
  0.0, 0.0, 0.0, 0.0, 0.0879897, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.9984515, 1.0,
  1.0, 1.0, 1.0, 1.0, 0.9984515, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1e-7, 0.0, 0.0, 0.0,
  0.0, 0.0, 0.0, 0.0, 0.0,
];

describe("surfaceDistances and the measures on them", () => {
  it("agree with looking at every pair of surface voxels", () => {
    fc.assert(
      fc.property(bits, bits, (p, q) => {
        const [a, b] = [maskOf(p), maskOf(q)];
        const {aToB, bToA} = surfaceDistances(a, b);
        for (const [found, plain] of [
          [aToB, plainDistances(a, b)],
          [bToA, plainDistances(b, a)],
        ] as const) {
          assert.equal(found.length, plain.length);
          plain.forEach((d, i) => {
            assert.ok(Object.is(found[i], d) || Math.abs(found[i] - d) <= 1e-12 * d);
          });
        }
      }),
    );
  });

  it("differ between the two published rules of HD95 and of ASSD", () => {
    const distances = {aToB: Float64Array.of(0, 0, 0, 4), bToA: new Float64Array(16)};
    const hd95 = (variant: "pooled" | "max of directed" | "mean of directed") =>
      hausdorff95(distances, {variant});
    // Ranks 18.05 of 20 values and 2.85 of 4: 0 + 0.05·4, 0.85·4 and half of that.
    assert.ok(Math.abs(hd95("pooled") - 0.2) < 1e-12);
    assert.ok(Math.abs(hd95("max of directed") - 3.4) < 1e-12);
    assert.ok(Math.abs(hd95("mean of directed") - 1.7) < 1e-12);
    assert.equal(assd(distances, {average: "pooled"}), 0.2);
    assert.equal(assd(distances, {average: "mean of means"}), 0.5);
    assert.equal(rmsSurfaceDistance(distances), Math.sqrt(16 / 20));
    assert.equal(meanSurfaceDistance(distances, {direction: "b to a"}), 0);
  });

  it("do not care which mask comes first, and are 0 for twins", () => {
    fc.assert(
      fc.property(bits, bits, (p, q) => {
        const [a, b] = [maskOf([...p.slice(1), true]), maskOf([true, ...q.slice(1)])];
        const [there, back] = [surfaceDistances(a, b), surfaceDistances(b, a)];
        for (const variant of ["pooled", "max of directed", "mean of directed"] as const) {
          const gap = hausdorff95(there, {variant}) - hausdorff95(back, {variant});
          assert.ok(Math.abs(gap) <= 1e-12 * hausdorff95(there, {variant}));
          assert.equal(hausdorff95(surfaceDistances(a, a), {variant}), 0);
        }
        const most = hausdorff(there, {direction: "symmetric"});
        assert.ok(hausdorff95(there, {variant: "max of directed"}) <= most);
        assert.equal(surfaceDice(there, {toleranceMm: most}), 1);
        assert.equal(subvoxelSurfaceDice(a, a, {toleranceMm: 0}), 1);
      }),
    );
  });

  it("say what they make of empty masks", () => {
    const none = surfaceDistances(row(0, 0, 0), row(0, 0, 0));
    const one = surfaceDistances(row(0, 1, 0), row(0, 0, 0));
    const every = (distances: typeof none) => [
      hausdorff(distances, {direction: "symmetric"}),
      hausdorff95(distances, {variant: "pooled"}),
      hausdorff95(distances, {variant: "max of directed"}),
      assd(distances, {average: "pooled"}),
      assd(distances, {average: "mean of means"}),
      rmsSurfaceDistance(distances),
    ];
    assert.deepEqual(every(none), new Array(6).fill(Number.NaN));
    assert.deepEqual(every(one), new Array(6).fill(Number.POSITIVE_INFINITY));
    assert.equal(hausdorff(one, {direction: "a to b"}), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(hausdorff(one, {direction: "b to a"})));
    assert.ok(Number.isNaN(surfaceDice(none, {toleranceMm: 1})));
    assert.equal(surfaceDice(one, {toleranceMm: 1}), 0);
    assert.equal(subvoxelSurfaceDice(row(0, 1, 0), row(0, 0, 0), {toleranceMm: 1}), 0);
    assert.ok(Number.isNaN(subvoxelSurfaceDice(row(0), row(0), {toleranceMm: 1})));
  });

  it("measure one voxel, and refuse other grids and words", () => {
    const twin = surfaceDistances(row(1), row(1));
    assert.deepEqual(twin.aToB, Float64Array.of(0));
    assert.throws(() => surfaceDistances(row(1), row(1, 0)), {name: "ShapeError"});
    const word: unknown = "both";
    assert.throws(
      () => hausdorff95(twin, {variant: word as "pooled"}),
      /variant must be .*got both/,
    );
    assert.throws(() => surfaceDice(twin, {toleranceMm: -1}), /at least 0, got -1/);
  });
});

describe("surfaceElementSizes", () => {
  it("cuts corners, faces and edges in the middle", () => {
    const sizes = surfaceElementSizes([1, 1, 1]);
    // One corner: an equilateral triangle of side √½; half of the cube: a unit square.
    assert.ok(Math.abs(sizes[1] - Math.sqrt(3) / 8) < 1e-12);
    assert.ok(Math.abs(sizes[0b00001111] - 1) < 1e-12);
    assert.ok(Math.abs(sizes[0b00000011] - Math.SQRT1_2) < 1e-12);
    assert.deepEqual([sizes[0], sizes[255]], [0, 0]);
  });

  it("gives the inside and the outside the same surface", () => {
    const sizes = surfaceElementSizes([0.8, 1, 3]);
    sizes.forEach((size, code) => {
      assert.ok(Math.abs(size - sizes[255 - code]) < 1e-12);
    });
  });
});

describe("iou, overlapMeasures, labelOverlap", () => {
  it("count what two masks share", () => {
    const [a, b] = [row(1, 1, 0, 0), row(0, 1, 1, 0)];
    const overlap = overlapMeasures(a, b);
    assert.equal(iou(a, b), 1 / 3);
    assert.equal(overlap.dice, dice(a, b));
    assert.deepEqual(
      [
        overlap.truePositives,
        overlap.falsePositives,
        overlap.falseNegatives,
        overlap.trueNegatives,
      ],
      [1, 1, 1, 1],
    );
    assert.equal(overlap.volumetricSimilarity, 1);
  });

  it("tie Dice to IoU", () => {
    fc.assert(
      fc.property(bits, bits, (p, q) => {
        const [a, b] = [maskOf(p), maskOf([true, ...q.slice(1)])];
        const d = dice(a, b);
        assert.ok(Math.abs(iou(a, b) - d / (2 - d)) < 1e-12);
      }),
    );
  });

  it("weigh small labels as much as large ones, and refuse labels that are none", () => {
    const found = labelOverlap([0, 0, 0, 0, 1, 2], [0, 0, 0, 0, 1, 1], {classes: 3});
    assert.deepEqual(found.dice, Float64Array.of(1, 2 / 3, 0));
    assert.ok(Math.abs(found.generalisedDice - (2 * (4 / 16 + 1 / 4)) / (8 / 16 + 3 / 4)) < 1e-12);
    assert.throws(() => labelOverlap([3], [0], {classes: 3}), /0 to 2, got 3 at index 0/);
    assert.throws(() => labelOverlap([0], [0, 1], {classes: 3}), {name: "ShapeError"});
  });
});

describe("staple", () => {
  it("believes the two who agree more than the one who does not", () => {
    const good = row(1, 1, 1, 1, 0, 0, 0, 0, 0, 0);
    const bad = row(1, 0, 0, 1, 1, 1, 0, 0, 1, 0);
    const {truth, sensitivity, specificity, converged} = staple([good, good, bad]);
    assert.ok(converged);
    truth.data.forEach((p, i) => {
      assert.ok(Math.abs(p - good.data[i]) < 1e-6);
    });
    assert.ok(sensitivity[0] > 0.999 && Math.abs(sensitivity[2] - 0.5) < 1e-6);
    assert.ok(specificity[0] > 0.999 && Math.abs(specificity[2] - 0.5) < 1e-6);
  });

  it("agrees with SimpleITK 2.5.7 on five raters of one row", () => {
    const {sensitivity, specificity, truth} = staple(STAPLE_RATERS.map((values) => row(...values)));
    STAPLE_SENSITIVITY.forEach((p, r) => {
      // ITK stops at changes of 1e-5 or so; this search goes on.
      assert.ok(Math.abs(sensitivity[r] - p) < 1e-3, `${r}: ${sensitivity[r]} for ${p}`);
      assert.ok(Math.abs(specificity[r] - STAPLE_SPECIFICITY[r]) < 1e-3);
    });
    STAPLE_TRUTH.forEach((p, i) => {
      assert.ok(Math.abs(truth.data[i] - p) < 1e-3);
    });
  });

  it("refuses one rater, empty raters, and other grids", () => {
    assert.throws(() => staple([row(1, 0)]), /must number 2 to 50, got 1/);
    assert.throws(() => staple([row(0, 0), row(0, 0)]), /mark some voxels .* share of 0/);
    assert.throws(() => staple([row(0, 1), row(0)]), {name: "ShapeError"});
  });
});
