import assert from "node:assert/strict";
import type {DiceOptions, LossSpec} from "../../../lib/nn/index.ts";
import {
  bestDiceDecision,
  crossEntropyOfProbabilities,
  diceOfProbabilities,
  diceVariant,
  engineLoss,
  expectedLosses,
  focalLoss,
  generalisedDiceLoss,
  lossOf,
  requireTarget,
  softDiceLoss,
  softmaxCrossEntropy,
  tensor,
  tverskyLoss,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {BINARY_LOSSES, CLASS_LOSSES} from "./specs.ts";

const z = tensor([1, 2, 2, 3]);
const labels = tensor([1, 2, 2], [0, 1, 2, 0]);
const dice: DiceOptions = {activation: "softmax", ...diceVariant("monai")};
const region = {...dice, weighting: "square", alpha: 0.5, beta: 0.5} as const;

/** Gives options that TypeScript would refuse, as a learner's cell without types may. */
function wrong<T extends object>(options: T, change: Readonly<Record<string, unknown>>): T {
  return {...options, ...change};
}

describe("losses refuse", () => {
  for (const [name, spec] of Object.entries(CLASS_LOSSES)) {
    it(`${name}: a label out of range, naming it and its place, and logits that are not finite`, () => {
      const bad = {shape: [1, 2, 2], data: Float64Array.of(0, 0, 3, 0)};
      assert.match(
        String(outcome(() => lossOf(spec, z, bad))),
        /^RangeError \w+: target must hold class indices from 0 to 2.*, got label 3 at \[0, 1, 0\]$/,
      );
      const broken = {shape: z.shape, data: z.data.with(4, Number.NaN)};
      assert.match(
        String(outcome(() => lossOf(spec, broken, labels))),
        /^RangeError \w+: logits must be finite, got NaN at \[0, 0, 1, 1\]$/,
      );
    });
  }

  for (const [name, spec] of Object.entries(BINARY_LOSSES)) {
    it(`binary ${name}: anything but 0 and 1, naming it and its place`, () => {
      const bad = {shape: [1, 2, 1], data: Float64Array.of(0, 2)};
      assert.match(
        String(outcome(() => lossOf(spec, tensor([1, 2, 1]), bad))),
        /^RangeError \w+: target must hold 0 or 1.*, got label 2 at \[0, 1, 0\]$/,
      );
    });
  }

  it("labels between two classes, below 0 and NaN", () => {
    for (const stray of [0.5, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.equal(
        outcome(() =>
          softmaxCrossEntropy(tensor([1, 2]), tensor([1], [stray]), {reduction: "sum"}),
        ),
        `RangeError softmaxCrossEntropy: target must hold class indices from 0 to 1, got label ${stray} at [0]`,
      );
    }
  });

  const rows: readonly (readonly [() => unknown, string])[] = [
    [
      () => lossOf({kind: "crossEntropy", reduction: "sum"}, z, tensor([1, 4])),
      "ShapeError softmaxCrossEntropy: target must have the shape of the logits without their classes, got [1, 4] for logits [1, 2, 2, 3]",
    ],
    [
      () => lossOf({kind: "crossEntropy", reduction: "sum"}, tensor([2, 1]), tensor([2])),
      "ShapeError softmaxCrossEntropy: logits must hold at least 2 classes for class indices, got [2, 1]",
    ],
    [
      () => lossOf({kind: "binaryCrossEntropy", reduction: "sum"}, tensor([2, 1]), tensor([3])),
      "ShapeError binaryCrossEntropyWithLogits: target must have the shape of the logits, got [3] for logits [2, 1]",
    ],
    [
      () => softDiceLoss(tensor([3]), tensor([1]), dice),
      "ShapeError softDiceLoss: logits must have a batch and a class axis, got [3]",
    ],
    [
      () =>
        softmaxCrossEntropy({shape: [2, 2], data: new Float64Array(3)}, labels, {reduction: "sum"}),
      "ShapeError softmaxCrossEntropy: logits must hold as many numbers as their shape, got 3 for [2, 2]",
    ],
    [
      () => softmaxCrossEntropy(z, labels, wrong({reduction: "sum"}, {reduction: "none"})),
      "RangeError softmaxCrossEntropy: reduction must be one of mean, sum, got none",
    ],
    [
      () => softmaxCrossEntropy(z, labels, wrong({reduction: "sum"}, {reduction: undefined})),
      "RangeError softmaxCrossEntropy: reduction must be one of mean, sum, got undefined",
    ],
    [
      () => softmaxCrossEntropy(z, labels, {reduction: "sum", smoothing: 1}),
      "RangeError softmaxCrossEntropy: smoothing must be below 1, got 1",
    ],
    [
      () => softmaxCrossEntropy(z, labels, {reduction: "sum", classWeights: [1, 2]}),
      "RangeError softmaxCrossEntropy: classWeights must hold one number for each of 3 classes, got 2",
    ],
    [
      () => softmaxCrossEntropy(z, labels, {reduction: "sum", classWeights: [1, -2, 1]}),
      "RangeError softmaxCrossEntropy: classWeights[1] must be a finite number of at least 0, got -2",
    ],
    [
      () => softDiceLoss(z, labels, {...dice, smoothBelow: 0}),
      "RangeError softDiceLoss: smoothBelow must be above 0 when smoothAbove is, got 0 and 0.00001; an empty region would divide by 0",
    ],
    [
      () => softDiceLoss(z, labels, {...dice, smoothBelow: Number.NaN}),
      "RangeError softDiceLoss: smoothBelow must be a finite number of at least 0, got NaN",
    ],
    [
      () => softDiceLoss(z, labels, wrong(dice, {per: "class"})),
      "RangeError softDiceLoss: per must be one of image, batch, got class",
    ],
    [
      () => softDiceLoss(z, labels, wrong(dice, {overlap: undefined})),
      "RangeError softDiceLoss: overlap must be one of dice, jaccard, got undefined",
    ],
    [
      () => softDiceLoss(z, labels, wrong(dice, {denominator: "cubes"})),
      "RangeError softDiceLoss: denominator must be one of sums, squares, got cubes",
    ],
    [
      () => tverskyLoss(z, labels, {...region, alpha: -1}),
      "RangeError tverskyLoss: alpha must be a finite number of at least 0, got -1",
    ],
    [
      () => generalisedDiceLoss(z, labels, wrong(region, {weighting: "cube"})),
      "RangeError generalisedDiceLoss: weighting must be one of square, simple, uniform, got cube",
    ],
    [
      () => focalLoss(z, labels, {activation: "softmax", gamma: -1, reduction: "sum"}),
      "RangeError focalLoss: gamma must be a finite number of at least 0, got -1",
    ],
    [
      () => focalLoss(z, labels, {activation: "softmax", gamma: 2, alpha: 2, reduction: "sum"}),
      "RangeError focalLoss: alpha must lie in 0 to 1, got 2",
    ],
    [
      () =>
        focalLoss(z, labels, {activation: "sigmoid", gamma: 2, alpha: [1, 1, 1], reduction: "sum"}),
      "RangeError focalLoss: alpha must be one number for sigmoid, got a list",
    ],
    [
      () => lossOf({kind: "compound", terms: []}, z, labels),
      "RangeError lossOf: terms must hold at least one loss, got none",
    ],
    [
      () =>
        lossOf(
          {
            kind: "compound",
            terms: [{weight: Number.NaN, loss: {kind: "crossEntropy", reduction: "sum"}}],
          },
          z,
          labels,
        ),
      "RangeError lossOf: weight must be finite, got NaN",
    ],
    [
      () =>
        lossOf(
          wrong<LossSpec>({kind: "crossEntropy", reduction: "sum"}, {kind: "hinge"}),
          z,
          labels,
        ),
      "RangeError lossOf: kind must be one of crossEntropy, binaryCrossEntropy, dice, generalisedDice, tversky, focal, compound, got hinge",
    ],
    [
      () => diceVariant("sudre" as "book"),
      "RangeError diceVariant: name must be one of book, monai, vnet, jaccard, batch, foreground, got sudre",
    ],
    [
      () =>
        requireTarget(tensor([1, 2], [0, 5]), {
          loss: {kind: "dice", ...dice},
          logitsShape: [1, 2, 3],
        }),
      "RangeError requireTarget: target must hold class indices from 0 to 2, got label 5 at [0, 1]",
    ],
    [
      () => diceOfProbabilities([0.5], [1, 0], {smoothing: 0}),
      "ShapeError diceOfProbabilities: y must hold one label for each probability, got 2 and 1",
    ],
    [
      () => diceOfProbabilities([0.5, 1.5], [1, 0], {smoothing: 0}),
      "RangeError diceOfProbabilities: p must lie in 0 to 1, got 1.5 at [1]",
    ],
    [
      () => crossEntropyOfProbabilities([0.5, 1], [1, 3], {reduction: "sum"}),
      "RangeError crossEntropyOfProbabilities: y must hold 0 or 1, got label 3 at [1]",
    ],
    [
      () => expectedLosses([0.5], {trueRate: -0.1}),
      "RangeError expectedLosses: trueRate must lie in 0 to 1, got -0.1",
    ],
    [
      () => bestDiceDecision([]),
      "RangeError bestDiceDecision: q must hold a probability, got none",
    ],
    [
      () => bestDiceDecision([0.5, Number.NaN]),
      "RangeError bestDiceDecision: q must lie in 0 to 1, got NaN at [1]",
    ],
  ];
  for (const [call, expected] of rows) {
    it(expected, () => assert.equal(outcome(call), expected));
  }

  it("names the alarm of a loss on an engine before it runs", () => {
    const spec = wrong<LossSpec>({kind: "crossEntropy", reduction: "sum"}, {kind: "hinge"});
    // No engine is needed to refuse a loss that does not exist.
    const none = {} as Parameters<typeof engineLoss>[0];
    assert.match(
      String(outcome(() => engineLoss(none, spec))),
      /^RangeError engineLoss: kind must/,
    );
  });
});
