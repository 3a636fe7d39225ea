import assert from "node:assert/strict";
import type {Mask, Volume} from "../../lib/image/index.ts";
import {createMask, createVolume} from "../../lib/image/index.ts";
import {
  assd,
  chanVese,
  close,
  connectedComponents,
  dice,
  dilate,
  distanceTransform,
  erode,
  fillHoles,
  hausdorff,
  hausdorff95,
  isodataThreshold,
  labelOverlap,
  liThreshold,
  open,
  otsu,
  overlapMeasures,
  regionGrow,
  staple,
  subvoxelSurfaceDice,
  surfaceDice,
  surfaceDistances,
  thresholdMask,
  thresholdOfMaximum,
  triangleThreshold,
  watershed,
  yenThreshold,
} from "../../lib/segment/index.ts";
import {outcome} from "../outcome.ts";

/** A mask of one row. */
function row(...values: number[]): Mask {
  return createMask(Uint8Array.from(values), {shape: [values.length, 1, 1]});
}

/** An image of one row. */
function line(...values: number[]): Volume {
  return createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "1"});
}

const beyonds = ["background", "foreground"] as const;

/** Everything that turns a mask into a mask or a map. */
const OPERATIONS: Readonly<Record<string, (mask: Mask) => unknown>> = {
  "erode (neighbours)": (m) => erode(m, {connectivity: 26, beyond: "background"}),
  "erode (ball)": (m) => erode(m, {radiusMm: 1, beyond: "background"}),
  "dilate (neighbours)": (m) => dilate(m, {connectivity: 26}),
  "dilate (ball)": (m) => dilate(m, {radiusMm: 1}),
  open: (m) => open(m, {connectivity: 6, beyond: "foreground"}),
  close: (m) => close(m, {connectivity: 6, beyond: "foreground"}),
  fillHoles: (m) => fillHoles(m, {connectivity: 6}),
};

describe("a structuring element larger than the image", () => {
  it("fills the image from any voxel when it dilates", () => {
    for (const element of [{radiusMm: 1e9}, {connectivity: 6, times: 1e15}] as const) {
      assert.deepEqual(
        outcome(() => dilate(row(0, 1, 0), element)),
        [1, 1, 1],
      );
      assert.deepEqual(
        outcome(() => dilate(row(0, 0, 0), element)),
        [0, 0, 0],
      );
    }
  });

  it("clears the image when it erodes, unless all of it and all beyond is inside", () => {
    for (const element of [{radiusMm: 1e9}, {connectivity: 6, times: 1e15}] as const) {
      for (const beyond of beyonds) {
        const full = beyond === "foreground" ? 1 : 0;
        assert.deepEqual(
          outcome(() => erode(row(1, 1, 1), {...element, beyond})),
          [full, full, full],
        );
        assert.deepEqual(
          outcome(() => erode(row(1, 1, 0), {...element, beyond})),
          [0, 0, 0],
        );
        assert.deepEqual(
          outcome(() => open(row(0, 1, 1), {...element, beyond})),
          [0, 0, 0],
        );
        assert.deepEqual(
          outcome(() => close(row(0, 1, 1), {...element, beyond})),
          [full, full, full],
        );
      }
    }
  });

  it("of many steps gives what as many single steps give", () => {
    const shape = [4, 3, 2] as const;
    const seed = createMask(
      Uint8Array.from({length: 24}, (_, i) => (i === 5 || i === 18 ? 1 : 0)),
      {shape},
    );
    for (const times of [1, 2, 3, 8, 9, 10, 20]) {
      let one = seed;
      for (let k = 0; k < times; k++) one = dilate(one, {connectivity: 6});
      assert.deepEqual(dilate(seed, {connectivity: 6, times}).data, one.data);
    }
  });
});

describe("masks that are empty, of one voxel or torn", () => {
  for (const [name, operate] of Object.entries(OPERATIONS)) {
    it(`${name} leaves nothing as nothing and one voxel as it is`, () => {
      assert.deepEqual(
        outcome(() => operate(row(0, 0, 0))),
        [0, 0, 0],
      );
      assert.deepEqual(
        outcome(() => operate(row(0))),
        [0],
      );
      assert.deepEqual(
        outcome(() => operate(row(1))),
        [1],
      );
    });

    it(`${name} refuses a spacing of 0, a degenerate direction and no voxel`, () => {
      assert.match(
        String(outcome(() => operate({...row(1, 0, 1), spacing: [0, 1, 1]}))),
        /^RangeError createMask: spacing must be three finite sizes above 0 mm, got \[0, 1, 1\]$/,
      );
      assert.match(
        String(outcome(() => operate({...row(1, 0, 1), direction: new Float64Array(9)}))),
        /^RangeError createMask: direction must be .* with determinant 0$/,
      );
      assert.match(
        String(outcome(() => operate({...row(1), data: new Uint8Array(0), shape: [0, 0, 0]}))),
        /^RangeError createMask: shape must be three whole numbers of at least 1/,
      );
    });
  }

  it("have no end to their distance where there is nothing to reach", () => {
    const distances = (mask: Mask, measure: "signed" | "to mask") =>
      outcome(() => distanceTransform(mask, {measure}));
    assert.deepEqual(distances(row(0), "signed"), [Number.POSITIVE_INFINITY]);
    assert.deepEqual(distances(row(1), "signed"), [Number.NEGATIVE_INFINITY]);
    assert.deepEqual(distances(row(1), "to mask"), [0]);
    assert.match(
      String(distances({...row(1, 0), spacing: [0, 1, 1]}, "signed")),
      /^RangeError createVolume: spacing/,
    );
  });

  it("whose shape does not fit their data are refused, without an endless search", () => {
    const torn = {...row(1, 0, 1), shape: [0, 1, 1]} as const;
    const rule = "ShapeError squaredDistances: data must hold 0 × 1 × 1 voxels, got 3";
    assert.equal(
      outcome(() => dilate(torn, {radiusMm: 1})),
      rule,
    );
    assert.equal(
      outcome(() => distanceTransform(torn, {measure: "to mask"})),
      rule,
    );
  });

  it("have no parts, or one", () => {
    assert.deepEqual(connectedComponents(row(0), {connectivity: 26}).count, 0);
    assert.deepEqual(connectedComponents(row(1), {connectivity: 26}).count, 1);
  });
});

describe("measures of masks on one voxel", () => {
  it("are 1 or 0 mm for two full ones, and state what an empty one gives", () => {
    const of = (a: Mask, b: Mask) => {
      const distances = surfaceDistances(a, b);
      return [
        dice(a, b),
        overlapMeasures(a, b).iou,
        hausdorff(distances, {direction: "symmetric"}),
        hausdorff95(distances, {variant: "pooled"}),
        assd(distances, {average: "pooled"}),
        surfaceDice(distances, {toleranceMm: 1}),
        subvoxelSurfaceDice(a, b, {toleranceMm: 1}),
      ];
    };
    const {NaN: nan, POSITIVE_INFINITY: endless} = Number;

    // Between the centres of one voxel runs no surface, so the last measure has nothing to measure.
    assert.deepEqual(of(row(1), row(1)), [1, 1, 0, 0, 0, 1, nan]);
    assert.deepEqual(of(row(1), row(0)), [0, 0, endless, endless, endless, 0, nan]);
    assert.deepEqual(of(row(0), row(0)), [nan, nan, nan, nan, nan, nan, nan]);
  });

  it("of no labels at all are not numbers", () => {
    const {dice: each, generalisedDice} = labelOverlap([], [], {classes: 1});
    assert.deepEqual([...each, generalisedDice], [Number.NaN, Number.NaN]);
  });
});

describe("images that are constant, of one voxel, or hold NaN", () => {
  const inputs = [line(5, 5, 5), line(5), line(5, Number.NaN, 7)];
  const bins = (who: string) =>
    `RangeError ${who}: values must fall into at least 2 bins for 2 classes, got 1`;
  const holed = (who: string) => `RangeError ${who}: values must be finite, got NaN at index 1`;
  const differ = (who: string) => `RangeError ${who}: values must differ, got 5 only`;
  const thresholds = {isodataThreshold, triangleThreshold, yenThreshold};
  const cases: [string, (volume: Volume) => unknown, unknown[]][] = [
    ["otsu", (v) => otsu(v, {classes: 2}), [bins("otsu"), bins("otsu"), holed("otsu")]],
    [
      "liThreshold",
      (v) => liThreshold(v),
      [differ("liThreshold"), differ("liThreshold"), holed("liThreshold")],
    ],
    [
      "chanVese",
      (v) => chanVese(v, {lengthWeight: 1}),
      [differ("chanVese"), differ("chanVese"), holed("chanVese")],
    ],
    ["thresholdMask", (v) => thresholdMask(v, {atLeast: 6}), [[0, 0, 0], [0], [0, 0, 1]]],
    [
      "thresholdOfMaximum",
      (v) => thresholdOfMaximum(v, {fraction: 0.9}),
      [[1, 1, 1], [1], [0, 0, 1]],
    ],
    [
      "regionGrow",
      (v) => regionGrow(v, {seed: [0, 0, 0], tolerance: 9, connectivity: 6}),
      [[1, 1, 1], [1], [1, 0, 0]],
    ],
    [
      "watershed",
      (v) => watershed(v, {markers: Array.from(v.data, (_, i) => +(i === 0)), connectivity: 6}),
      [[1, 1, 1], [1], "RangeError watershed: elevation must be a number, got NaN at index 1"],
    ],
  ];
  for (const [name, find] of Object.entries(thresholds)) {
    cases.push([name, (v) => find(v), [bins(name), bins(name), holed(name)]]);
  }
  for (const [name, call, wanted] of cases) {
    it(`are refused by ${name}, or it states what comes out`, () => {
      assert.deepEqual(
        inputs.map((volume) => outcome(() => call(volume))),
        wanted,
      );
    });
  }

  it("have no threshold when there is no value", () => {
    assert.equal(
      outcome(() => otsu([], {classes: 2})),
      "RangeError otsu: values must hold at least one number, got 0",
    );
  });
});

describe("options at the end of their range", () => {
  it("watershed without a marker floods nothing, and keeps labels within 32 bits", () => {
    const flood = (markers: number[]) =>
      outcome(() => watershed(line(1, 2), {markers, connectivity: 6}));
    assert.deepEqual(flood([0, 0]), [0, 0]);
    assert.deepEqual(flood([2147483647, 0]), [2147483647, 2147483647]);
    assert.equal(
      flood([2147483648, 0]),
      "RangeError watershed: markers must be whole numbers from 0 to 2147483647, got 2147483648 at index 0",
    );
  });

  it("chanVese and staple refuse a tolerance that is none", () => {
    for (const tolerance of [Number.NaN, -1]) {
      assert.equal(
        outcome(() => chanVese(line(0, 9), {lengthWeight: 1, tolerance})),
        `RangeError chanVese: tolerance must be at least 0, got ${tolerance}`,
      );
      assert.equal(
        outcome(() => staple([row(1, 0), row(1, 1)], {tolerance})),
        `RangeError staple: tolerance must be at least 0, got ${tolerance}`,
      );
    }
  });

  it("staple refuses a prior so small that no truth is left", () => {
    assert.equal(
      outcome(() => staple([row(1, 0, 0), row(0, 1, 0)], {prior: 1e-320})),
      "RangeError staple: prior must leave some truth inside and some outside in double precision, got 1e-320",
    );
  });

  it("regionGrow refuses a seed outside the image", () => {
    assert.equal(
      outcome(() => regionGrow(line(1, 2), {seed: [2, 0, 0], tolerance: 1, connectivity: 6})),
      "RangeError voxelIndex: the voxel must lie inside 2 × 1 × 1, got (2, 0, 0)",
    );
  });
});

describe("anisotropic and oblique grids", () => {
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const grid = {shape: [5, 1, 3], spacing: [0.5, 1, 2]} as const;
  const data = Uint8Array.from({length: 15}, (_, i) => (i === 7 || i === 8 ? 1 : 0));
  const straight = createMask(data, grid);
  const oblique = createMask(data, {
    ...grid,
    origin: [1, 2, 3],
    direction: [c, -s, 0, s, c, 0, 0, 0, 1],
  });

  it("count mm along the grid's own axes, wherever these point", () => {
    const near = dilate(oblique, {radiusMm: 1});
    assert.deepEqual(Array.from(near.data), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    assert.deepEqual(near.direction, oblique.direction);
    assert.deepEqual(
      distanceTransform(oblique, {measure: "signed"}).data,
      distanceTransform(straight, {measure: "signed"}).data,
    );
    for (const operate of Object.values(OPERATIONS)) {
      assert.deepEqual(
        outcome(() => operate(oblique)),
        outcome(() => operate(straight)),
      );
    }
  });

  it("are told apart when masks are compared", () => {
    assert.match(
      String(outcome(() => dice(straight, oblique))),
      /^ShapeError dice: both must lie on the same grid/,
    );
  });
});
