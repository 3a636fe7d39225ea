import assert from "node:assert/strict";
import {ambiguousFaces, cubeLoops} from "../../../lib/features/shape/cubeLoops.ts";
import {POINTS, type Triangle} from "../../../lib/features/shape/cubePoints.ts";
import {binaryCubes, cubeTriangles} from "../../../lib/features/shape/cubeTriangles.ts";

/** Edges of triangles that no other triangle runs through backwards, as "from to". */
function boundary(triangles: readonly Triangle[]): Set<string> {
  const open = new Set<string>();
  for (const [a, b, c] of triangles) {
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ]) {
      if (!open.delete(`${to} ${from}`)) open.add(`${from} ${to}`);
    }
  }
  return open;
}

/** The pieces of loops, as "from to". */
function pieces(loops: readonly (readonly number[])[]): Set<string> {
  return new Set(
    loops.flatMap((loop) => loop.map((e, i) => `${e} ${loop[(i + 1) % loop.length]}`)),
  );
}

/** Every way to join or separate the ambiguous faces of a cube. */
function decisions(code: number): number[] {
  const faces = ambiguousFaces(code);
  return Array.from({length: 64}, (_, joined) => joined).filter(
    (joined) => (joined & ~faces) === 0,
  );
}

describe("triangles of a cube", () => {
  it("are one around a single corner, facing away from it", () => {
    const [[a, b, c], ...others] = cubeTriangles(1, 0, "joined");
    assert.equal(others.length, 0);
    const [p, q, r] = [POINTS[a], POINTS[b], POINTS[c]];
    const [u, v] = [q.map((x, k) => x - p[k]), r.map((x, k) => x - p[k])];
    assert.ok(u[1] * v[2] - u[2] * v[1] > 0);
    assert.deepEqual([p, q, r].map((point) => point.indexOf(0.5)).sort(), [0, 1, 2]);
  });

  it("cross an ambiguous face by two pieces, either way", () => {
    // Corners 0 and 3 of the face z = 0: cut off one by one, or joined to one loop of six.
    assert.deepEqual(
      cubeLoops(0b1001, 0).map((loop) => loop.length),
      [3, 3],
    );
    assert.deepEqual(
      cubeLoops(0b1001, 0b010000).map((loop) => loop.length),
      [6],
    );
  });

  it("span exactly the loops on the faces, for every cube and every decision", () => {
    for (let code = 0; code < 256; code++) {
      for (const joined of decisions(code)) {
        for (const rule of ["joined", "pyradiomics"] as const) {
          const triangles = cubeTriangles(code, joined, rule);
          assert.deepEqual(
            boundary(triangles),
            pieces(cubeLoops(code, joined)),
            `${code} ${joined}`,
          );
        }
      }
    }
  });

  it("never have a cut in a face, where the next cube could have the same one", () => {
    for (let code = 0; code < 256; code++) {
      for (const joined of decisions(code)) {
        const own = pieces(cubeLoops(code, joined));
        for (const [a, b, c] of cubeTriangles(code, joined, "joined")) {
          for (const [from, to] of [
            [a, b],
            [b, c],
            [c, a],
          ]) {
            if (own.has(`${from} ${to}`)) continue;
            const isInFace = POINTS[from].some((x, k) => x !== 0.5 && x === POINTS[to][k]);
            assert.ok(!isInFace, `${code} ${joined}: ${from} ${to}`);
          }
        }
      }
    }
  });

  it("of a mask join the inside corners on every ambiguous face, tubes included", () => {
    binaryCubes("joined").forEach((triangles, code) => {
      const loops = cubeLoops(code, ambiguousFaces(code));
      assert.deepEqual(boundary(triangles), pieces(loops), String(code));
    });
  });

  it("of a mask link a corner cut off from all sides by a tube, in 8 and in 24 cubes", () => {
    const plain = (code: number) => cubeTriangles(code, ambiguousFaces(code), "joined").length;
    const tubes = binaryCubes("joined").flatMap(({length}, code) =>
      length === plain(code) ? [] : [length],
    );
    assert.equal(tubes.length, 32);
    assert.ok(tubes.every((length) => length === 9));
  });

  it("by PyRadiomics' rule are those of the opposite cube turned over", () => {
    binaryCubes("pyradiomics").forEach((triangles, code) => {
      const opposite = binaryCubes("pyradiomics")[255 - code];
      const loops = boundary(opposite.map(([a, b, c]) => [a, c, b]));
      assert.deepEqual(boundary(triangles), loops, String(code));
    });
  });
});
