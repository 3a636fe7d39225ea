import assert from "node:assert/strict";
import fc from "fast-check";
import {outline} from "../../lib/display/outline.ts";

/** Fills a path again by the even-odd rule: a pixel is inside when a ray to its left crosses an odd number of walls. */
function fill(path: string, columns: number, rows: number): number[] {
  const walls: {x: number; from: number; to: number}[] = [];
  for (const loop of path.split("z").filter((part) => part !== "")) {
    const commands = [...loop.matchAll(/([Mhv])(-?\d+)(?: (-?\d+))?/g)];
    let [x, y] = [Number(commands[0][2]), Number(commands[0][3])];
    const [startX, startY] = [x, y];
    for (const [, letter, amount] of commands.slice(1)) {
      if (letter === "h") x += Number(amount);
      else {
        walls.push({x, from: Math.min(y, y + Number(amount)), to: Math.max(y, y + Number(amount))});
        y += Number(amount);
      }
    }
    assert.ok(x === startX || y === startY, "the closing side runs along an axis");
    if (y !== startY) walls.push({x, from: Math.min(y, startY), to: Math.max(y, startY)});
  }
  return Array.from({length: columns * rows}, (_, i) => {
    const [c, r] = [i % columns, Math.floor(i / columns)];
    const crossed = walls.filter(({x, from, to}) => x <= c && from <= r && r < to);
    return crossed.length % 2;
  });
}

describe("outline", () => {
  it("runs round one pixel", () => {
    assert.equal(outline([0, 1, 0, 0], {columns: 2, rows: 2}), "M1 0h1v1h-1z");
  });

  it("writes a straight side once", () => {
    assert.equal(outline([1, 1, 1, 1], {columns: 4, rows: 1}), "M0 0h4v1h-4z");
  });

  it("keeps pixels apart that touch at a corner", () => {
    assert.equal(outline([1, 0, 0, 1], {columns: 2, rows: 2}), "M0 0h1v1h-1zM1 1h1v1h-1z");
  });

  it("runs round the hole of a ring too", () => {
    const ring = outline([1, 1, 1, 1, 0, 1, 1, 1, 1], {columns: 3, rows: 3});
    assert.equal(ring.match(/M/g)?.length, 2);
  });

  it("is empty without a pixel inside", () => {
    assert.equal(outline([0, 0], {columns: 2, rows: 1}), "");
  });

  it("encloses exactly the pixels of any region", () => {
    const region = fc.array(fc.integer({min: 0, max: 1}), {minLength: 42, maxLength: 42});
    fc.assert(
      fc.property(region, (data) => {
        const size = {columns: 7, rows: 6};
        assert.deepEqual(fill(outline(data, size), 7, 6), data);
      }),
      {seed: 11},
    );
  });
});
