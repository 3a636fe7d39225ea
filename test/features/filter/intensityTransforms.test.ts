import assert from "node:assert/strict";
import fc from "fast-check";
import {exponentialImage} from "../../../lib/features/filter/exponentialImage.ts";
import {logarithmImage} from "../../../lib/features/filter/logarithmImage.ts";
import {squareImage} from "../../../lib/features/filter/squareImage.ts";
import {squareRootImage} from "../../../lib/features/filter/squareRootImage.ts";
import {createVolume} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear, marked} from "./images.ts";

/** A line of values. */
const line = (...values: number[]) =>
  createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "HU"});

const TRANSFORMS = {squareImage, squareRootImage, logarithmImage, exponentialImage};

describe("square, square root, logarithm and exponential of an image", () => {
  it("are what their formulas say", () => {
    const image = line(-9, -1, 0, 4);
    assertNear(squareImage(image).data, [9, 1 / 9, 0, 16 / 9], 1e-14);
    assertNear(squareRootImage(image).data, [-9, -3, 0, 6], 1e-14);
    const c = 9 / Math.log(10);
    assertNear(logarithmImage(image).data, [-9, -c * Math.log(2), 0, c * Math.log(5)], 1e-14);
    const power = (x: number): number => 9 ** (x / 9);
    assertNear(exponentialImage(image).data, [-9, -1, 0, 4].map(power), 1e-14);
  });

  for (const [name, transform] of Object.entries(TRANSFORMS)) {
    it(`${name} keeps the largest value where that has the largest magnitude`, () => {
      const values = fc.array(fc.integer({min: -99, max: 99}), {minLength: 1, maxLength: 9});
      fc.assert(
        fc.property(values, (list) => {
          const {data} = transform(line(...list, 100));
          assert.ok(Math.abs(data[list.length] - 100) < 1e-11);
          assert.ok(data.every((value) => value <= 100 + 1e-11));
        }),
        {seed: 11, numRuns: 50},
      );
    });

    it(`${name} takes the scale from the whole image where a region asks for a part`, () => {
      const image = line(-9, 2, 5, 1);
      const part = transform(image, marked(image, [1, 0, 0], [2, 0, 0]));
      assert.deepEqual([part.shape, part.unit], [[2, 1, 1], "1"]);
      assert.deepEqual(Array.from(part.data), Array.from(transform(image).data.slice(1, 3)));
    });
  }

  it("refuse an image of zeros where a scale would be 0 / 0; roots of zeros are zeros", () => {
    for (const name of ["squareImage", "logarithmImage", "exponentialImage"] as const) {
      assert.equal(
        outcome(() => TRANSFORMS[name](line(0, 0))),
        `RangeError ${name}: image must hold a value other than 0, got only zeros`,
      );
    }
    assert.deepEqual(
      outcome(() => squareRootImage(line(0, 0))),
      [0, 0],
    );
  });
});
