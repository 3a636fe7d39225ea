import assert from "node:assert/strict";
import fc from "fast-check";
import type {CountMatrix, ToneDifferenceMatrix} from "../../../lib/features/index.ts";
import {
  glcm,
  glcms,
  gldzms,
  glrlm,
  glrlms,
  glszms,
  ngldms,
  ngtdms,
} from "../../../lib/features/index.ts";
import type {Levels} from "../../../lib/image/index.ts";
import {
  at,
  counted,
  moved,
  naiveDistance,
  naivePairs,
  naiveRuns,
  naiveZones,
  steps,
  voxelsOf,
} from "./naive.ts";
import {volumes} from "./region.ts";

const SEED = {seed: 20, numRuns: 50};

function cells({i, j, count}: CountMatrix): number[][] {
  return Array.from(i, (level, cell) => [level, j[cell], count[cell]]);
}

/** The slices that hold a voxel. */
function slicesOf(levels: Levels): number[] {
  return [...new Set(voxelsOf(levels, null).map(([, , z]) => z))];
}

describe("texture matrices, against the plainest way to count them", () => {
  it("glcm counts the pairs of any offset", () => {
    const step = fc.integer({min: -3, max: 3});
    const offsets = fc.tuple(step, step, step).filter((offset) => offset.some((s) => s !== 0));
    fc.assert(
      fc.property(volumes, offsets, (levels, offset) => {
        assert.deepEqual(
          cells(glcm(levels, {offset, symmetric: false})),
          naivePairs(levels, offset, null),
        );
      }),
      SEED,
    );
  });

  it("glcms counts every direction, in the volume and in each slice", () => {
    fc.assert(
      fc.property(volumes, fc.integer({min: 1, max: 3}), (levels, distance) => {
        const deep = glcms(levels, {dimensions: "3D", distance, symmetric: false});
        assert.equal(deep.length, {1: 13, 2: 49, 3: 109}[distance]);
        for (const matrix of deep) {
          assert.deepEqual(cells(matrix), naivePairs(levels, matrix.direction ?? [], null));
        }
        const flat = glcms(levels, {dimensions: "2D", distance, symmetric: false});
        assert.equal(flat.length, 4 * distance * slicesOf(levels).length);
        for (const matrix of flat) {
          assert.deepEqual(cells(matrix), naivePairs(levels, matrix.direction ?? [], matrix.slice));
        }
      }),
      SEED,
    );
  });

  it("glrlm and glrlms count the runs of every direction", () => {
    fc.assert(
      fc.property(volumes, (levels) => {
        const matrices = [
          ...glrlms(levels, {dimensions: "3D"}),
          ...glrlms(levels, {dimensions: "2D"}),
        ];
        assert.equal(matrices.length, 13 + 4 * slicesOf(levels).length);
        for (const matrix of matrices) {
          const direction = matrix.direction ?? [0, 0, 0];
          assert.deepEqual(cells(matrix), naiveRuns(levels, direction, matrix.slice));
          if (matrix.slice !== null) continue;
          const [dx, dy, dz] = direction;
          assert.deepEqual(cells(glrlm(levels, {offset: [-dx, -dy, -dz]})), cells(matrix));
        }
      }),
      SEED,
    );
  });

  const touching = {4: 1, 8: 2, 6: 1, 18: 2, 26: 3} as const;
  for (const connectivity of [4, 8, 6, 18, 26] as const) {
    it(`glszms and gldzms count the zones of connectivity ${connectivity}`, () => {
      const flat = connectivity === 4 || connectivity === 8;
      const touches = (step: readonly number[]): boolean =>
        step.reduce((sum, s) => sum + Math.abs(s), 0) <= touching[connectivity];
      fc.assert(
        fc.property(volumes, (levels) => {
          const parts = flat ? slicesOf(levels) : [null];
          const sizes = glszms(levels, {connectivity});
          const distances = gldzms(levels, {connectivity});
          assert.deepEqual(
            sizes.map(({slice}) => slice),
            parts,
          );
          parts.forEach((part, k) => {
            const zones = naiveZones(levels, part, touches);
            const bySize = zones.map((zone) => [at(levels, zone[0]), zone.length]);
            assert.deepEqual(cells(sizes[k]), counted(bySize));
            const byDistance = zones.map((zone) => [
              at(levels, zone[0]),
              Math.min(...zone.map((voxel) => naiveDistance(levels, voxel, flat))),
            ]);
            assert.deepEqual(cells(distances[k]), counted(byDistance));
          });
        }),
        SEED,
      );
    });
  }

  for (const dimensions of ["2D", "3D"] as const) {
    it(`ngldms counts alike neighbours in ${dimensions}, for any distance and coarseness`, () => {
      const [distance, alpha] = [fc.integer({min: 1, max: 3}), fc.integer({min: 0, max: 3})];
      fc.assert(
        fc.property(volumes, distance, alpha, fc.boolean(), (levels, distance, alpha, shell) => {
          const around = steps(dimensions === "2D", distance).filter(
            (step) => !shell || Math.max(...step.map(Math.abs)) === distance,
          );
          for (const matrix of ngldms(levels, {dimensions, distance, shell, alpha})) {
            const rows = voxelsOf(levels, matrix.slice).map((voxel) => {
              const own = at(levels, voxel);
              const others = around.map((step) => at(levels, moved(voxel, step)));
              const alike = others.filter((l) => l > 0 && Math.abs(l - own) <= alpha);
              return [own, 1 + alike.length];
            });
            assert.deepEqual(cells(matrix), counted(rows));
          }
        }),
        SEED,
      );
    });

    it(`ngtdms measures differences from the neighbours' mean in ${dimensions}`, () => {
      const choices = fc.record({
        distance: fc.integer({min: 1, max: 3}),
        shell: fc.boolean(),
        isolated: fc.constantFrom("leave out", "count"),
      });
      fc.assert(
        fc.property(volumes, choices, (levels, {distance, shell, isolated}) => {
          const around = steps(dimensions === "2D", distance).filter(
            (step) => !shell || Math.max(...step.map(Math.abs)) === distance,
          );
          for (const matrix of ngtdms(levels, {dimensions, distance, shell, isolated})) {
            checkDifferences(levels, matrix, {around, isolated});
          }
        }),
        SEED,
      );
    });
  }
});

/** Compares the rows of a tone difference matrix with sums voxel by voxel. */
function checkDifferences(
  levels: Levels,
  {i, difference, count, slice}: ToneDifferenceMatrix,
  {around, isolated}: {around: readonly (readonly number[])[]; isolated: string},
): void {
  const sums = new Map<number, [number, number]>();
  for (const voxel of voxelsOf(levels, slice)) {
    const own = at(levels, voxel);
    const others = around.map((step) => at(levels, moved(voxel, step))).filter((l) => l > 0);
    if (others.length === 0 && isolated === "leave out") continue;
    const mean = others.reduce((sum, l) => sum + l, 0) / others.length;
    const [s, n] = sums.get(own) ?? [0, 0];
    sums.set(own, [s + (others.length === 0 ? 0 : Math.abs(own - mean)), n + 1]);
  }
  const wanted = [...sums].sort(([a], [b]) => a - b);
  assert.deepEqual(
    Array.from(i),
    wanted.map(([level]) => level),
  );
  wanted.forEach(([, [s, n]], row) => {
    // A dozen differences of small fractions, added in another order.
    assert.ok(Math.abs(difference[row] - s) < 1e-12, `${difference[row]} and ${s}`);
    assert.equal(count[row], n);
  });
}
