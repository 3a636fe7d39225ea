import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  applyModalityDropout,
  drawModalityDropout,
  withModalityDropout,
  withoutModalities,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const x = {shape: [2, 2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)};

describe("modality dropout", () => {
  it("takes all channels of a modality from a sample, and leaves the other sample alone", () => {
    const mask = {keep: Uint8Array.of(1, 0, 1, 1), batch: 2, modalities: 2};
    const {data} = applyModalityDropout(x, mask, {channels: [1, 2]});
    assert.deepEqual(data, Float32Array.of(1, 0, 0, 4, 0, 0, 7, 8, 9, 10, 11, 12));
  });

  it("leaves one modality at least, however high the rate", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 9999}),
        fc.double({min: 0, max: 0.999, noNaN: true}),
        fc.integer({min: 1, max: 4}),
        (seed, rate, modalities) => {
          const {keep} = drawModalityDropout(createRng(seed), {batch: 5, modalities, rate});
          for (let n = 0; n < 5; n++) {
            assert.ok(keep.subarray(n * modalities, (n + 1) * modalities).includes(1));
          }
        },
      ),
      {seed: 20},
    );
  });

  it("drops each of two modalities with the rate, less what is put back", () => {
    // Of two, both would go with r², and each is put back half of the time: r − r²/2.
    const rate = 0.4;
    const n = 20_000;
    const {keep} = drawModalityDropout(createRng(1), {batch: n, modalities: 2, rate});
    const gone = keep.filter((kept, i) => i % 2 === 0 && kept === 0).length / n;
    const expected = rate - rate ** 2 / 2;
    // Four standard errors of a share.
    assert.ok(Math.abs(gone - expected) < 4 * Math.sqrt((expected * (1 - expected)) / n));
  });

  it("gives the same batch at the same step, whatever came before", () => {
    const target = {shape: [2, 1], data: Float32Array.of(0, 1)};
    const make = () =>
      withModalityDropout(() => ({x, target}), {rng: createRng(3), channels: [1, 2], rate: 0.5});
    const [first, again] = [make(), make()];
    for (let step = 0; step < 4; step++) first(step);
    assert.deepEqual(first(7), again(7));
    const all = Array.from({length: 20}, (_, step) => [...first(step).x.data].join());
    assert.ok(new Set(all).size > 2);
  });

  it("takes a modality from all samples at test time", () => {
    const {data} = withoutModalities(x, {channels: [1, 2], missing: [0]});
    assert.deepEqual(data, Float32Array.of(0, 2, 3, 0, 5, 6, 0, 8, 9, 0, 11, 12));
  });

  const draw = (change: object) => () =>
    drawModalityDropout(createRng(1), {batch: 1, modalities: 2, rate: 0.5, ...change});
  for (const [message, call] of [
    ["RangeError drawModalityDropout: rate must lie in 0 to below 1, got 1", draw({rate: 1})],
    [
      "RangeError drawModalityDropout: batch and modalities must be whole numbers of at least 1, got 1 and 0",
      draw({modalities: 0}),
    ],
    [
      "ShapeError applyModalityDropout: mask and channels must fit x, got 1 × 2 and [1, 2] for [2, 2, 3]",
      () =>
        applyModalityDropout(
          x,
          {keep: new Uint8Array(2), batch: 1, modalities: 2},
          {channels: [1, 2]},
        ),
    ],
    [
      "RangeError applyModalityDropout: channels must be whole numbers of at least 1, got [4, -1]",
      () => withoutModalities(x, {channels: [4, -1], missing: [0]}),
    ],
    [
      "ShapeError applyModalityDropout: keep must hold 4 entries and x 12 numbers, got 1 and 12",
      () =>
        applyModalityDropout(
          x,
          {keep: Uint8Array.of(1), batch: 2, modalities: 2},
          {channels: [1, 2]},
        ),
    ],
    [
      "RangeError withoutModalities: missing must name some of 2 modalities, not all, got [0, 1]",
      () => withoutModalities(x, {channels: [1, 2], missing: [0, 1]}),
    ],
    [
      "RangeError withoutModalities: missing must name some of 2 modalities, not all, got [2]",
      () => withoutModalities(x, {channels: [1, 2], missing: [2]}),
    ],
  ] as const) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
