import assert from "node:assert/strict";
import fc from "fast-check";
import {rayGrid} from "../../lib/physics/index.ts";
import {close} from "./close.ts";

const grid = {nx: 4, ny: 3, pixel: 1};

describe("rayGrid", () => {
  it("runs 1 through each pixel of a row, in the order of travel", () => {
    const forth = rayGrid([-1, 0.5], [5, 0.5], grid);
    assert.deepEqual([...forth.columns], [0, 1, 2, 3]);
    assert.deepEqual([...forth.rows], [0, 0, 0, 0]);
    assert.equal(forth.total, 4);
    const back = rayGrid([5, 0.5], [-1, 0.5], grid);
    assert.deepEqual([...back.columns], [3, 2, 1, 0]);
  });

  it("runs up a column", () => {
    const {rows, columns, total} = rayGrid([2.25, -1], [2.25, 9], grid);
    assert.deepEqual([...rows], [0, 1, 2]);
    assert.deepEqual([...columns], [2, 2, 2]);
    close(total, 3, 1e-14, "rounding of three lengths");
  });

  it("crosses pixels by their corners without slivers", () => {
    const {rows, columns, lengths} = rayGrid([0, 0], [3, 3], grid);
    assert.deepEqual([...rows], [0, 1, 2]);
    assert.deepEqual([...columns], [0, 1, 2]);
    for (const length of lengths) close(length, Math.SQRT2, 1e-14, "rounding");
    assert.equal(
      rayGrid([-0.1, 0.1], [3.1, 2.9 + 0.1 / 3], grid).lengths.every((l) => l > 1e-6),
      true,
    );
  });

  it("gives a ray along a line between rows to the upper row alone", () => {
    const {rows, total} = rayGrid([0, 1], [4, 1], grid);
    assert.deepEqual([...rows], [1, 1, 1, 1]);
    assert.equal(total, 4);
  });

  it("counts a ray on the lower edge of the grid and not on the upper one", () => {
    assert.equal(rayGrid([0, 0], [4, 0], grid).total, 4);
    assert.equal(rayGrid([0, 3], [4, 3], grid).total, 0);
  });

  it("is empty for a ray that misses, stops short, or has no length", () => {
    for (const [start, end] of [
      [
        [-1, 5],
        [5, 4],
      ],
      [
        [-3, 1.5],
        [-1, 1.5],
      ],
      [
        [1.5, 1.5],
        [1.5, 1.5],
      ],
    ]) {
      const {rows, columns, lengths, total} = rayGrid(start, end, grid);
      assert.deepEqual([rows.length, columns.length, lengths.length, total], [0, 0, 0, 0]);
    }
  });

  it("counts only what lies between points inside the grid", () => {
    const {columns, lengths, total} = rayGrid([0.25, 1.5], [2.5, 1.5], grid);
    assert.deepEqual([...columns], [0, 1, 2]);
    assert.deepEqual(
      [...lengths].map((l) => Number(l.toFixed(12))),
      [0.75, 1, 0.5],
    );
    close(total, 2.25, 1e-14, "rounding");
    assert.equal(rayGrid([1.2, 1.2], [1.7, 1.7], grid).lengths.length, 1);
  });

  it("scales with the pixel", () => {
    const {columns, total} = rayGrid([-1, 1], [9, 1], {nx: 2, ny: 1, pixel: 2.5});
    assert.deepEqual([...columns], [0, 1]);
    assert.equal(total, 5);
  });

  it("has lengths that add up to the part of the segment inside the grid, either way", () => {
    const at = fc.double({min: -2, max: 6, noNaN: true});
    fc.assert(
      fc.property(at, at, at, at, (x0, y0, x1, y1) => {
        const forth = rayGrid([x0, y0], [x1, y1], grid);
        const back = rayGrid([x1, y1], [x0, y0], grid);

        // Liang and Barsky's clip of the segment to the grid's box.
        let [from, to] = [0, 1];
        for (const [p, q] of [
          [x0 - x1, x0],
          [x1 - x0, 4 - x0],
          [y0 - y1, y0],
          [y1 - y0, 3 - y0],
        ]) {
          if (p < 0) from = Math.max(from, q / p);
          else if (p > 0) to = Math.min(to, q / p);
          else if (q < 0) to = -1;
        }
        const inside = Math.max(0, to - from) * Math.hypot(x1 - x0, y1 - y0);
        close(forth.total, inside, 1e-9, "cuts of 1e-12 of the ray are dropped");
        close(back.total, inside, 1e-9, "cuts of 1e-12 of the ray are dropped");
      }),
      {seed: 9},
    );
  });

  it("refuses points that are not two numbers and grids without pixels", () => {
    assert.throws(
      () => rayGrid([0], [1, 1], grid),
      /rayGrid: start must be \[x, y\], got 1 numbers/,
    );
    assert.throws(() => rayGrid([0, 0], [1, Number.NaN], grid), /end\[1\] must be a finite number/);
    assert.throws(() => rayGrid([0, 0], [1, 1], {...grid, nx: 0}), /nx must be a whole number/);
    assert.throws(() => rayGrid([0, 0], [1, 1], {...grid, ny: 1.5}), /ny must be a whole number/);
    assert.throws(() => rayGrid([0, 0], [1, 1], {...grid, pixel: 0}), /pixel must be finite and/);
  });
});
