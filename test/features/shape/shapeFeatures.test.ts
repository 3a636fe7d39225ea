import assert from "node:assert/strict";
import fc from "fast-check";
import type {FeatureValue} from "../../../lib/features/index.ts";
import {
  SHAPE_2D_FEATURES,
  SHAPE_FEATURES,
  convexHull,
  marchingCubes,
  meshArea,
  meshVolume,
  shape2dFeatures,
  shapeFeatures,
} from "../../../lib/features/index.ts";
import type {Mask, Volume} from "../../../lib/image/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";
import {drawn, someMask} from "./bodies.ts";

const conventions = ["ibsi", "pyradiomics"] as const;

/** An image whose values grow along the grid. */
function ramp(mask: Mask): Volume {
  return createVolume(
    Float64Array.from(mask.data, (_, i) => 10 + i),
    {...mask, unit: "HU"},
  );
}

/** Values by name. */
function values(rows: readonly FeatureValue[]): Map<string, number> {
  return new Map(rows.map(({name, value}) => [name.replace(/^shape(2d)?\./, ""), value]));
}

/** Shape features of a mask by name. */
function shapeOf(
  mask: Mask,
  convention: (typeof conventions)[number] = "ibsi",
  image = ramp(mask),
): Map<string, number> {
  return values(shapeFeatures({morphological: mask, image, intensity: mask}, {convention}));
}

/** The names of features that are NaN. */
function voidOnes(found: Map<string, number>): string[] {
  return [...found].flatMap(([name, value]) => (Number.isNaN(value) ? [name] : [])).sort();
}

const LENGTHS = ["leastAxisLength", "majorAxisLength", "minorAxisLength"];
const APPROXIMATE = ["areaDensityApproximateEllipsoid", "volumeDensityApproximateEllipsoid"];

describe("shapeFeatures", () => {
  it("gives 29 features of the IBSI, each code once, or 17 of PyRadiomics", () => {
    const codes = SHAPE_FEATURES.flatMap(({ibsi}) => (ibsi === null ? [] : [ibsi]));
    assert.equal(new Set(codes).size, 29);
    assert.ok(codes.every((code) => /^[0-9A-Z]{4}$/.test(code)));
    assert.equal(SHAPE_FEATURES.filter(({pyradiomics}) => pyradiomics !== null).length, 17);
    const mask = drawn([["##"]]);
    assert.equal(shapeOf(mask).size, 29);
    assert.equal(shapeOf(mask, "pyradiomics").size, 17);
  });

  it("measures the mesh that marchingCubes builds, by either convention", () => {
    fc.assert(
      fc.property(someMask, fc.constantFrom(...conventions), (mask, convention) => {
        const rule = convention === "ibsi" ? "joined" : "pyradiomics";
        const mesh = marchingCubes(mask, {level: 0.5, rule});
        const found = shapeOf(mask, convention);
        assert.ok(Math.abs((found.get("surfaceArea") ?? 0) - meshArea(mesh)) < 1e-9);
        if (rule === "pyradiomics") return;
        assert.ok(Math.abs((found.get("meshVolume") ?? 0) - meshVolume(mesh)) < 1e-9);
        const density = meshVolume(mesh) / meshVolume(convexHull(mesh.vertices));
        assert.ok(Math.abs((found.get("volumeDensityConvexHull") ?? 0) - density) < 1e-9);
      }),
      {seed: 1, numRuns: 100},
    );
  });

  it("measures an open mesh of PyRadiomics' from one voxel before the region, as it does", () => {
    // Moving the region about the image changes nothing.
    const loose = ["#.#.", ".#.#", "#..#"];
    const inner = drawn([["......", ...loose.map((row) => `.${row}.`), "......"]]);
    assert.deepEqual(shapeOf(drawn([loose]), "pyradiomics"), shapeOf(inner, "pyradiomics"));
  });

  it("does not change with the place, the direction or the surroundings of the region", () => {
    const mask = drawn(
      [
        ["##.", ".##"],
        ["#..", "###"],
      ],
      [1, 2, 3],
    );
    const direction = [0, 0, 1, 1, 0, 0, 0, 1, 0];
    const turned = createMask(mask.data, {...mask, origin: [40, -3, 9], direction});
    for (const convention of conventions) {
      assert.deepEqual(shapeOf(turned, convention), shapeOf(mask, convention));
    }
  });

  it("grows with the voxels as lengths, areas and volumes do", () => {
    const rows = [
      ["##.", ".##"],
      ["#..", "###"],
    ];
    const units = new Map(SHAPE_FEATURES.map(({name, unit}) => [name.slice(6), unit]));
    const powers: Readonly<Record<string, number>> = {
      "1": 0,
      mm: 1,
      "mm^2": 2,
      "mm^3": 3,
      "1/mm": -1,
      "intensity*mm^3": 3,
    };
    for (const convention of conventions) {
      const small = shapeOf(drawn(rows, [1, 2, 3]), convention);
      for (const [name, value] of shapeOf(drawn(rows, [2, 4, 6]), convention)) {
        const expected = (small.get(name) ?? 0) * 2 ** powers[units.get(name) ?? ""];

        // The enclosing ellipsoid is found to 1e-5, all else to rounding.
        assert.ok(Math.abs(value - expected) <= 1e-5 * Math.abs(expected), `${name} ${value}`);
      }
    }
  });

  it("finds how far the mass lies from the centre, in mm", () => {
    const mask = drawn([["##"]], [3, 1, 1]);
    const image = createVolume(Float64Array.of(1, 3), {...mask, unit: "1"});

    // Three quarters of the mass lie at the second voxel, a quarter of 3 mm beyond the middle.
    assert.equal(shapeOf(mask, "ibsi", image).get("centreOfMassShift"), 0.75);
    assert.equal(
      shapeOf(mask, "ibsi", image).get("integratedIntensity"),
      2 * meshVolume(marchingCubes(mask, {level: 0.5})),
    );
  });

  it("takes intensities from the part that counts, and the form from all of the region", () => {
    const [whole, part] = [drawn([["####"]]), drawn([["##.."]])];
    const image = createVolume(Float64Array.of(5, 7, 900, 900), {...whole, unit: "1"});
    const regions = {morphological: whole, image, intensity: part};
    const found = values(shapeFeatures(regions, {convention: "ibsi"}));
    assert.equal(found.get("voxelVolume"), 4);
    assert.equal(found.get("moranI"), -1);

    // Centre of mass at (0·5 + 1·7)/12, geometric centre at 1.5.
    assert.ok(Math.abs((found.get("centreOfMassShift") ?? 0) - (1.5 - 7 / 12)) < 1e-12);
  });

  it("does not look at intensities for PyRadiomics' shape", () => {
    const mask = drawn([["##", "#."]]);
    const image = createVolume(Float64Array.of(NaN, 1, 2, 3), {...mask, unit: "1"});
    assert.deepEqual(voidOnes(shapeOf(mask, "pyradiomics", image)), []);
  });
});

describe("shapeFeatures of small and flat regions", () => {
  const flatMass = ["gearyC", "moranI"];
  const cases: [string, Mask, string[], string[]][] = [
    [
      "one voxel",
      drawn([["#"]]),
      [...APPROXIMATE, ...LENGTHS, "elongation", "flatness", ...flatMass],
      ["elongation", "flatness"],
    ],
    ["two voxels", drawn([["##"]]), APPROXIMATE, []],
    ["voxels in a line", drawn([["#..", ".#.", "..#"]], [1, 2, 3]), APPROXIMATE, []],
    ["one slice", drawn([["###", ".##"]]), APPROXIMATE, []],
    [
      "two parts",
      drawn([
        ["#...", "...."],
        ["....", "..##"],
      ]),
      APPROXIMATE,
      [],
    ],
    [
      "a tetrapod",
      drawn([
        ["##", "#."],
        ["#.", ".."],
      ]),
      [],
      [],
    ],
  ];
  for (const [title, mask, ibsi, pyradiomics] of cases) {
    it(`are void where the definition is: ${title}`, () => {
      assert.deepEqual(voidOnes(shapeOf(mask)), [...ibsi].sort());
      assert.deepEqual(voidOnes(shapeOf(mask, "pyradiomics")), [...pyradiomics].sort());
      for (const [name, value] of shapeOf(mask)) assert.notEqual(Math.abs(value), Infinity, name);
    });
  }

  it("keep their volume densities, since the mesh of one voxel has a volume", () => {
    const found = shapeOf(drawn([["#"]], [1, 2, 3]));
    assert.ok(Math.abs((found.get("volumeDensityConvexHull") ?? 0) - 1) < 1e-12);
    assert.ok(Math.abs((found.get("volumeDensityAlignedBox") ?? 0) - 1 / 6) < 1e-12);

    // An octahedron fills 1/π of the ellipsoid through its corners.
    const share = found.get("volumeDensityEnclosingEllipsoid") ?? 0;
    assert.ok(Math.abs(share - 1 / Math.PI) < 1e-5, String(share));
  });

  it("have no Moran's I of equal intensities, and no shift when the mass is 0", () => {
    const mask = drawn([
      ["##", "#."],
      ["#.", ".."],
    ]);
    const even = createVolume(new Float64Array(8).fill(3), {...mask, unit: "1"});
    assert.deepEqual(voidOnes(shapeOf(mask, "ibsi", even)), flatMass);
    const none = createVolume(Float64Array.of(1, -1, 1, 0, -1, 0, 0, 0), {...mask, unit: "1"});
    assert.deepEqual(voidOnes(shapeOf(mask, "ibsi", none)), ["centreOfMassShift"]);
  });
});

describe("shape2dFeatures", () => {
  it("measures a pixel, a pair and a ring by hand", () => {
    const pixel = values(shape2dFeatures(drawn([["#"]], [3, 4, 1]), {across: "z"}));
    assert.deepEqual(
      ["meshSurface", "pixelSurface", "perimeter", "maximumDiameter"].map((name) =>
        pixel.get(name),
      ),
      [6, 12, 10, 4],
    );
    const pair = values(shape2dFeatures(drawn([["##"]], [3, 4, 1]), {across: "z"}));
    assert.deepEqual([pair.get("meshSurface"), pair.get("perimeter")], [18, 16]);
    const ring = values(shape2dFeatures(drawn([["###", "#.#", "###"]]), {across: "z"}));

    // Outside: sides of 2 and four bevels of √½; the hole is a square of side √½.
    assert.ok(Math.abs((ring.get("perimeter") ?? 0) - (8 + 8 * Math.SQRT1_2)) < 1e-12);
    assert.ok(Math.abs((ring.get("meshSurface") ?? 0) - (9 - 4 / 8 - 1 / 2)) < 1e-12);
  });

  it("outlines pixels that touch by a corner singly", () => {
    const apart = values(shape2dFeatures(drawn([["#.", ".#"]]), {across: "z"}));
    const one = values(shape2dFeatures(drawn([["#"]]), {across: "z"}));
    const difference = (apart.get("perimeter") ?? 0) - 2 * (one.get("perimeter") ?? 0);
    assert.ok(Math.abs(difference) < 1e-12);
  });

  it("gives the same across every axis", () => {
    const plane = ["##.", "###", ".#."];
    const across = {
      z: drawn([["...", "...", "..."], plane], [1, 2, 5]),
      y: drawn(
        plane.map((row) => [row, "..."]),
        [1, 5, 2],
      ),
      x: drawn(
        plane.map((row) => [...row].map((mark) => `${mark}.`)),
        [5, 1, 2],
      ),
    };
    const [z, ...others] = (["z", "y", "x"] as const).map((axis) =>
      values(shape2dFeatures(across[axis], {across: axis})),
    );
    for (const other of others) {
      for (const [name, value] of other) {
        assert.ok(Math.abs(value - (z.get(name) ?? 0)) < 1e-12, name);
      }
    }
  });

  it("has no elongation of one pixel, and names of PyRadiomics only", () => {
    assert.deepEqual(voidOnes(values(shape2dFeatures(drawn([["#"]]), {across: "z"}))), [
      "elongation",
    ]);
    assert.ok(
      SHAPE_2D_FEATURES.every(({ibsi, pyradiomics}) => ibsi === null && pyradiomics !== null),
    );
  });
});
