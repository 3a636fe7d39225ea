import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  convexHull,
  ellipsoidArea,
  enclosingEllipsoid,
  marchingCubes,
  meshArea,
  meshVolume,
  orientedBox,
} from "../../../lib/features/index.ts";
import {ellipsoidField, openEdges, someMask, type Three} from "./bodies.ts";

const close = (actual: number, expected: number, relative = 1e-12): void => {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual}, ${expected}`);
};

/** The points of a lattice block. */
function lattice(n: number): number[] {
  const places = Array.from({length: n}, (_, i) => i);
  return places.flatMap((x) => places.flatMap((y) => places.flatMap((z) => [x, y, z])));
}

/** Turns points about an axis through the origin by Rodrigues' formula. */
function turned(points: readonly number[], axis: Three, angle: number): number[] {
  const length = Math.hypot(...axis);
  const [a, b, c] = axis.map((part) => part / length);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = points.slice(i, i + 3);
    const along = (a * x + b * y + c * z) * (1 - cos);
    out.push(x * cos + (b * z - c * y) * sin + a * along);
    out.push(y * cos + (c * x - a * z) * sin + b * along);
    out.push(z * cos + (a * y - b * x) * sin + c * along);
  }
  return out;
}

const cloud = fc
  .tuple(fc.integer({min: 5, max: 60}), fc.integer({min: 1, max: 1e6}))
  .map(([count, seed]) => {
    const rng = createRng(seed);
    return Array.from({length: 3 * count}, () => rng.normal());
  });

describe("convexHull", () => {
  it("keeps the eight corners of a block of lattice points and two triangles for each side", () => {
    const hull = convexHull(lattice(5));
    assert.equal(hull.vertices.length / 3, 8);
    assert.equal(hull.faces.length / 3, 12);
    assert.equal(meshVolume(hull), 64);
    assert.equal(meshArea(hull), 96);
  });

  it("does not care for points that come twice, or in another order", () => {
    const points = [...lattice(3), ...lattice(3)].reverse();
    assert.equal(meshVolume(convexHull(points)), 8);
  });

  it("has the volume of a turned and stretched block too, where coordinates are not whole", () => {
    const points = turned(lattice(6), [1, 2, 3], 0.7).map((v) => v * 0.977 + 13);
    close(meshVolume(convexHull(points)), (5 * 0.977) ** 3, 1e-12);
    close(meshArea(convexHull(points)), 6 * (5 * 0.977) ** 2, 1e-12);
  });

  it("is closed, holds all points, and is the hull of its own corners", () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const hull = convexHull(points);
        const {vertices: v, faces} = hull;
        assert.equal(openEdges(hull), 0);
        for (let i = 0; i < faces.length; i += 3) {
          const [p, q, r] = [0, 1, 2].map((k) => [...v.subarray(3 * faces[i + k]).slice(0, 3)]);
          const [u, w] = [q.map((x, k) => x - p[k]), r.map((x, k) => x - p[k])];
          const n = [0, 1, 2].map((k) => {
            return u[(k + 1) % 3] * w[(k + 2) % 3] - u[(k + 2) % 3] * w[(k + 1) % 3];
          });
          for (let k = 0; k < points.length; k += 3) {
            const height = n.reduce((sum, part, a) => sum + part * (points[k + a] - p[a]), 0);
            assert.ok(height <= 1e-9, String(height));
          }
        }
        close(meshVolume(convexHull(v)), meshVolume(hull));
      }),
      {seed: 1, numRuns: 60},
    );
  });

  it("is never smaller than the mesh that it goes round", () => {
    fc.assert(
      fc.property(someMask, (mask) => {
        const mesh = marchingCubes(mask, {level: 0.5});
        assert.ok(meshVolume(convexHull(mesh.vertices)) >= meshVolume(mesh) - 1e-9);
      }),
      {seed: 2, numRuns: 100},
    );
  });
});

describe("orientedBox", () => {
  it("finds a cuboid turned any way, where the box along the axes is far too large", () => {
    const corners = lattice(2).map((v, i) => v * [12, 7, 4][i % 3]);
    for (const [axis, angle] of [
      [[1, 1, 0], 0.4],
      [[1, 2, 3], 1.1],
      [[-2, 1, 1], 2.5],
    ] as [Three, number][]) {
      const {sizes} = orientedBox(convexHull(turned(corners, axis, angle)));
      sizes.forEach((size, k) => {
        close(size, [12, 7, 4][k], 1e-9);
      });
    }
  });

  it("is never larger than the box along the axes, and holds the body", () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const {vertices, faces} = convexHull(points);
        const {sizes, directions} = orientedBox({vertices, faces});
        const extent = (d: ArrayLike<number>): number => {
          const along = Array.from({length: vertices.length / 3}, (_, i) => {
            const at = 3 * i;
            return d[0] * vertices[at] + d[1] * vertices[at + 1] + d[2] * vertices[at + 2];
          });
          return Math.max(...along) - Math.min(...along);
        };
        sizes.forEach((size, k) => {
          close(size, extent(directions.subarray(3 * k, 3 * k + 3)), 1e-9);
        });
        const straight = extent([1, 0, 0]) * extent([0, 1, 0]) * extent([0, 0, 1]);
        assert.ok(sizes[0] * sizes[1] * sizes[2] <= straight * (1 + 1e-9));
      }),
      {seed: 3, numRuns: 40},
    );
  });

  it("has the side of the regular tetrahedron's cube", () => {
    const hull = convexHull([1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1]);
    orientedBox(hull).sizes.forEach((size) => {
      close(size, 2, 1e-9);
    });
  });
});

describe("enclosingEllipsoid", () => {
  it("is the circumscribed ball of a cube", () => {
    const {centre, semiAxes} = enclosingEllipsoid(lattice(2));
    centre.forEach((c) => {
      close(c, 0.5, 1e-6);
    });
    semiAxes.forEach((a) => {
      close(a, Math.sqrt(3) / 2, 1e-6);
    });
  });

  it("is the ellipsoid whose surface the points lie on", () => {
    const rng = createRng(5);
    const points = Array.from({length: 300}, () => {
      const v = [rng.normal(), rng.normal(), rng.normal()];
      return v.map((part, k) => (part / Math.hypot(...v)) * [6, 3, 2][k]);
    }).flat();
    const {semiAxes} = enclosingEllipsoid(turned(points, [1, 1, 1], 0.8));
    semiAxes.forEach((a, k) => {
      close(a, [6, 3, 2][k], 1e-5);
    });
  });

  it("holds every point, and no ellipsoid of the tolerance less does", () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const {centre, semiAxes, directions} = enclosingEllipsoid(points, {tolerance: 1e-5});
        let most = 0;
        for (let i = 0; i < points.length; i += 3) {
          const squared = semiAxes.reduce((sum, axis, k) => {
            const along = [0, 1, 2].reduce(
              (s, a) => s + directions[3 * k + a] * (points[i + a] - centre[a]),
              0,
            );
            return sum + (along / axis) ** 2;
          }, 0);
          most = Math.max(most, squared);
        }
        assert.ok(most <= 1 + 1e-9 && most > 1 - 1e-9, String(most));
      }),
      {seed: 4, numRuns: 40},
    );
  });

  it("stretches with its points", () => {
    const rng = createRng(8);
    const points = Array.from({length: 90}, () => rng.normal());
    const volume = (p: readonly number[]) => enclosingEllipsoid(p).semiAxes.reduce((v, a) => v * a);
    const stretched = points.map((v, i) => v * [3, 0.5, 10][i % 3]);
    close(volume(stretched), 15 * volume(points), 1e-5);
  });
});

describe("ellipsoidArea", () => {
  it("is exact for a ball and for spheroids, whose area has a closed form", () => {
    close(ellipsoidArea([2, 2, 2], {series: "exact"}), 16 * Math.PI);
    const e = Math.sqrt(1 - 1 / 4);
    const prolate = 2 * Math.PI * (1 + (2 * Math.asin(e)) / e);
    close(ellipsoidArea([1, 2, 1], {series: "exact"}), prolate, 1e-5);
    const oblate = 2 * Math.PI * 4 * (1 + ((1 - e * e) / e) * Math.atanh(e));
    close(ellipsoidArea([2, 1, 2], {series: "exact"}), oblate, 1e-5);
  });

  it("agrees with the mesh of a smooth image", () => {
    const mesh = marchingCubes(ellipsoidField([12, 9, 6]), {level: 0});

    // The mesh is inscribed: of order h² too small, about ⅕ of (h / 6)².
    close(meshArea(mesh), ellipsoidArea([12, 9, 6], {series: "exact"}), 6e-3);
  });

  it("by the IBSI's series is that of a ball, but differs for other ellipsoids", () => {
    close(ellipsoidArea([2, 2, 2], {series: "ibsi"}), 16 * Math.PI);

    // For a disc it tends to π², not 2π.
    close(ellipsoidArea([1, 1, 0], {series: "ibsi", degree: 2000}), Math.PI ** 2, 1e-3);
    close(ellipsoidArea([1, 1, 0], {series: "exact", degree: 2000}), 2 * Math.PI, 1e-3);
  });

  it("of a disc is 2.5 % too large after twenty terms, the worst case", () => {
    const ratio = ellipsoidArea([1, 1, 0], {series: "exact"}) / (2 * Math.PI);
    assert.ok(ratio > 1.02 && ratio < 1.025, String(ratio));
  });
});
