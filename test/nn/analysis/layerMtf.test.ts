import assert from "node:assert/strict";
import {boxResponse, layerMtf, tensor} from "../../../lib/nn/index.ts";
import {mtfOf} from "../../../lib/physics/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

const frequencies = [0, 0.1, 0.25, 0.4, 0.5];

describe("layerMtf", () => {
  it("is the box response for an averaging kernel", () => {
    const mtf = layerMtf(tensor([3, 1, 1], 1 / 3), {axis: 0, frequencies});
    frequencies.forEach((f, i) => {
      assert.ok(Math.abs(mtf.data[i] - boxResponse(3, f)) < 1e-15);
    });
  });

  it("is what physics makes of the line spread, for each pair of channels and each axis", () => {
    const weight = randomTensor(1, [2, 3, 4, 2, 3]);
    for (const axis of [0, 1, 2]) {
      const mtf = layerMtf(weight, {axis, frequencies});
      assert.deepEqual(mtf.shape, [5, 2, 3]);
      for (let pair = 0; pair < 6; pair++) {
        const line = new Float64Array(weight.shape[axis]);
        for (let i = pair; i < weight.data.length; i += 6) {
          const place = Math.floor(i / 6);
          line[[Math.floor(place / 12), Math.floor(place / 4) % 3, place % 4][axis]] +=
            weight.data[i];
        }
        const expected = mtfOf(line, {frequency: frequencies, stepMm: 1});
        expected.forEach((value, i) => {
          assert.ok(Math.abs(mtf.data[i * 6 + pair] - value) < 1e-12 * Math.max(1, value));
        });
      }
    }
  });

  it("may pass more than 1, and is NaN for an edge detector", () => {
    const sharpen = layerMtf(tensor([3, 1, 1], [-1, 3, -1]), {axis: 0, frequencies: [0.5]});
    assert.deepEqual(Array.from(sharpen.data), [5]);
    const edge = layerMtf(tensor([2, 1, 1], [-1, 1]), {axis: 0, frequencies: [0, 0.5]});
    assert.deepEqual(Array.from(edge.data), [Number.NaN, Number.NaN]);
  });

  it("refuses what is no kernel, no axis or no frequency", () => {
    const weight = tensor([3, 1, 1], 1);
    assert.equal(
      outcome(() => layerMtf(tensor([2, 2]), {axis: 0, frequencies})),
      "ShapeError layerMtf: weight must be [kernel…, channels in, channels out], got [2, 2]",
    );
    assert.equal(
      outcome(() => layerMtf(weight, {axis: 1, frequencies})),
      "RangeError layerMtf: axis must lie between 0 and 0, got 1",
    );
    assert.equal(
      outcome(() => layerMtf(weight, {axis: 0, frequencies: [Number.NaN]})),
      "RangeError layerMtf: frequencies must be finite, and at least 1, got [NaN]",
    );
  });
});
