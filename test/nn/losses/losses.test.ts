import assert from "node:assert/strict";
import fc from "fast-check";
import type {LossSpec, Tensor} from "../../../lib/nn/index.ts";
import {
  binaryCrossEntropyWithLogits,
  diceVariant,
  focalLoss,
  generalisedDiceLoss,
  lossOf,
  sizeOf,
  softDiceLoss,
  softmaxCrossEntropy,
  tensor,
  tverskyLoss,
} from "../../../lib/nn/index.ts";
import {assertGradient} from "../ops/gradient.ts";
import {BINARY_LOSSES, CLASS_LOSSES, drawLabels, drawLogits} from "./specs.ts";

const near = (actual: number, expected: number, tolerance = 1e-12): void => {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
};

/** Logits whose softmax is p. */
const logitsOf = (shape: number[], p: number[]): Tensor => tensor(shape, p.map(Math.log));

/** Logits whose sigmoid is p. */
const oddsOf = (shape: number[], p: number[]): Tensor =>
  tensor(
    shape,
    p.map((one) => Math.log(one / (1 - one))),
  );

describe("softmaxCrossEntropy", () => {
  const logits = logitsOf([2, 2], [0.25, 0.75, 0.5, 0.5]);
  const target = tensor([2], [1, 0]);

  it("adds −log p of each label, and its gradient is p − y", () => {
    const {value, gradient} = softmaxCrossEntropy(logits, target, {reduction: "sum"});
    near(value, -Math.log(0.75) - Math.log(0.5));
    [0.25, -0.25, -0.5, 0.5].forEach((expected, i) => {
      near(gradient.data[i], expected);
    });
  });

  it("divides a weighted mean by the weights of the labels", () => {
    const {value} = softmaxCrossEntropy(logits, target, {reduction: "mean", classWeights: [3, 1]});
    near(value, (-Math.log(0.75) - 3 * Math.log(0.5)) / 4);
  });

  it("spreads a share of the target over all classes", () => {
    const {value} = softmaxCrossEntropy(logits, tensor([2], [1, 9]), {
      reduction: "mean",
      smoothing: 0.5,
      ignore: 9,
    });
    near(value, -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25));
  });

  it("takes logits of a thousand without overflow", () => {
    const {value, gradient} = softmaxCrossEntropy(
      tensor([1, 3], [1000, 0, -1000]),
      tensor([1], [1]),
      {
        reduction: "sum",
      },
    );
    assert.equal(value, 1000);
    assert.deepEqual([...gradient.data], [1, -1, 0]);
  });

  it("does not change when all logits of a place move together", () => {
    const number = fc.double({min: -5, max: 5, noNaN: true});
    fc.assert(
      fc.property(fc.array(number, {minLength: 3, maxLength: 3}), number, (row, by) => {
        const at = (z: number[]) =>
          softmaxCrossEntropy(tensor([1, 3], z), tensor([1], [2]), {reduction: "sum"});
        near(at(row.map((z) => z + by)).value, at(row).value, 1e-12);
      }),
      {seed: 17},
    );
  });

  it("gives 0 for a sum over nothing and refuses a mean over nothing", () => {
    const nothing = tensor([2], [7, 7]);
    assert.equal(softmaxCrossEntropy(logits, nothing, {reduction: "sum", ignore: 7}).value, 0);
    assert.throws(() => softmaxCrossEntropy(logits, nothing, {reduction: "mean", ignore: 7}), {
      name: "RangeError",
      message:
        "softmaxCrossEntropy: target must hold a label that counts, or the mean is 0/0; all are ignored or weigh 0",
    });
  });
});

describe("binaryCrossEntropyWithLogits", () => {
  it("is the softmax cross-entropy of logits 0 and z", () => {
    const z = drawLogits("binary", [5]);
    const y = drawLabels("binary", [5], 2);
    const pairs = tensor(
      [5, 2],
      [...z.data].flatMap((one) => [0, one]),
    );
    const binary = binaryCrossEntropyWithLogits(z, y, {reduction: "mean"});
    near(binary.value, softmaxCrossEntropy(pairs, y, {reduction: "mean"}).value);
  });

  it("weighs positives only, and a mean still divides by the count", () => {
    const z = oddsOf([1, 2, 1], [0.2, 0.2]);
    const {value} = binaryCrossEntropyWithLogits(z, tensor([1, 2], [1, 0]), {
      reduction: "mean",
      positiveWeight: 3,
    });
    near(value, (-3 * Math.log(0.2) - Math.log(0.8)) / 2);
  });
});

describe("softDiceLoss", () => {
  const p = oddsOf([2, 2, 1], [0.5, 0.25, 0.75, 0.5]);
  const y = tensor([2, 2], [1, 0, 1, 1]);
  const sigmoid = {activation: "sigmoid"} as const;

  it("gives each variant as on paper", () => {
    const bare = {smoothAbove: 0, smoothBelow: 0} as const;
    const by = (name: Parameters<typeof diceVariant>[0]) =>
      softDiceLoss(p, y, {...sigmoid, ...diceVariant(name), ...bare}).value;
    // Image by image: 2·½/(¾ + 1) and 2·(1¼)/(1¼ + 2); squares 2·½/(0.3125 + 1), 2.5/(0.8125 + 2).
    near(by("monai"), 1 - (1 / 1.75 + 2.5 / 3.25) / 2);
    near(by("book"), 1 - 3.5 / 5);
    near(by("vnet"), 1 - (1 / 1.3125 + 2.5 / 2.8125) / 2);
    near(by("jaccard"), 1 - (0.5 / 1.25 + 1.25 / 2) / 2);
    near(by("foreground"), by("monai"));
    near(by("batch"), by("book"));
  });

  it("leaves the background out, and averages over what is left", () => {
    const logits = logitsOf([1, 2, 2], [0.8, 0.2, 0.4, 0.6]);
    const labels = tensor([1, 2], [0, 1]);
    const options = {activation: "softmax", ...diceVariant("monai"), smoothAbove: 0} as const;
    const inside = softDiceLoss(logits, labels, {...options, smoothBelow: 0});
    near(inside.value, 1 - (1.6 / 2.2 + 1.2 / 1.8) / 2);
    const outside = softDiceLoss(logits, labels, {...options, smoothBelow: 0, background: "out"});
    near(outside.value, 1 - 1.2 / 1.8);
  });

  it("calls empty against empty perfect and lets one false positive cost almost all", () => {
    const empty = tensor([1, 3], 0);
    const loss = (z: number) =>
      softDiceLoss(tensor([1, 3, 1], z), empty, {...sigmoid, ...diceVariant("monai")});
    near(loss(-1000).value, 0);
    const {value, gradient} = loss(0);
    near(value, 1 - 1e-5 / (1.5 + 1e-5));
    assert.ok(gradient.data.every((slope) => slope > 0));
  });

  it("of an empty reference is 1 with gradient 0 without smoothing, and NaN where nothing is left", () => {
    const empty = tensor([1, 2], 0);
    const options = {...sigmoid, ...diceVariant("vnet")};
    const {value, gradient} = softDiceLoss(tensor([1, 2, 1], 0), empty, options);
    assert.equal(value, 1);
    assert.deepEqual([...gradient.data], [0, 0]);
    assert.ok(Number.isNaN(softDiceLoss(tensor([1, 2, 1], -1000), empty, options).value));
  });

  it("multiplies the loss of each class by its weight", () => {
    const logits = drawLogits("weights", [1, 4, 3]);
    const labels = drawLabels("weights", [1, 4], 3);
    const options = {activation: "softmax", ...diceVariant("monai"), reduction: "sum"} as const;
    const one = (k: number) =>
      softDiceLoss(logits, labels, {
        ...options,
        classWeights: [0, 1, 2].map((j) => (j === k ? 1 : 0)),
      }).value;
    const all = softDiceLoss(logits, labels, {...options, classWeights: [1, 2, 3]}).value;
    near(all, one(0) + 2 * one(1) + 3 * one(2));
  });
});

describe("tverskyLoss", () => {
  const logits = drawLogits("tversky", [2, 6, 3]);
  const labels = drawLabels("tversky", [2, 6], 3);
  const shared = {activation: "softmax", per: "image", background: "in"} as const;

  it("is the Dice loss at ½, ½ and the Jaccard loss at 1, 1", () => {
    const bare = {...shared, smoothAbove: 0, smoothBelow: 0, reduction: "mean"} as const;
    for (const [weight, overlap] of [
      [0.5, "dice"],
      [1, "jaccard"],
    ] as const) {
      const {value} = tverskyLoss(logits, labels, {...bare, alpha: weight, beta: weight});
      near(value, softDiceLoss(logits, labels, {...bare, overlap, denominator: "sums"}).value);
    }
  });

  it("punishes what is missed more when beta is larger", () => {
    // A prediction of 0.2 for a foreground voxel and 0.2 for a background one.
    const z = oddsOf([1, 2, 1], [0.2, 0.2]);
    const y = tensor([1, 2], [1, 0]);
    const options = {
      ...shared,
      activation: "sigmoid",
      smoothAbove: 0,
      smoothBelow: 0,
      reduction: "sum",
    } as const;
    near(tverskyLoss(z, y, {...options, alpha: 0.3, beta: 0.7}).value, 1 - 0.2 / 0.82);
    near(tverskyLoss(z, y, {...options, alpha: 0.7, beta: 0.3}).value, 1 - 0.2 / 0.58);
  });
});

describe("generalisedDiceLoss", () => {
  const options = {
    activation: "softmax",
    per: "image",
    background: "in",
    smoothAbove: 0,
    smoothBelow: 0,
    reduction: "mean",
  } as const;

  it("weighs classes by the inverse of their volume squared", () => {
    // Volumes 3 and 1: weights 1/9 and 1; intersections 1.5 and 0.5; sums 5 and 3.
    const {value} = generalisedDiceLoss(tensor([1, 4, 2]), tensor([1, 4], [0, 0, 0, 1]), {
      ...options,
      weighting: "square",
    });
    near(value, 1 - (2 * (1.5 / 9 + 0.5)) / (5 / 9 + 3));
  });

  it("gives an empty class the greatest weight of the others", () => {
    const third = tensor([1, 4, 3]);
    const {value} = generalisedDiceLoss(third, tensor([1, 4], [0, 0, 0, 1]), {
      ...options,
      weighting: "square",
    });
    near(value, 1 - (2 * (1 / 9 + 1 / 3)) / (13 / 27 + 7 / 3 + 4 / 3));
  });

  it("is 0 with gradient 0 when every class that counts is empty", () => {
    const {value, gradient} = generalisedDiceLoss(tensor([1, 2, 2]), tensor([1, 2], 0), {
      ...options,
      background: "out",
      smoothAbove: 1e-5,
      smoothBelow: 1e-5,
      weighting: "simple",
    });
    assert.equal(value, 0);
    assert.ok(gradient.data.every((slope) => slope === 0));
  });
});

describe("focalLoss", () => {
  it("with gamma 0 is the cross-entropy, over the classes for softmax", () => {
    const logits = drawLogits("focal", [4, 3]);
    const labels = drawLabels("focal", [4], 3);
    const focal = focalLoss(logits, labels, {activation: "softmax", gamma: 0, reduction: "mean"});
    near(focal.value, softmaxCrossEntropy(logits, labels, {reduction: "mean"}).value / 3);
    const [z, y] = [drawLogits("focal", [5]), drawLabels("focal", [5], 2)];
    const binary = focalLoss(z, y, {activation: "sigmoid", gamma: 0, reduction: "sum"});
    near(binary.value, binaryCrossEntropyWithLogits(z, y, {reduction: "sum"}).value);
  });

  it("fades what is right and balances by alpha", () => {
    const {value} = focalLoss(oddsOf([2], [0.9, 0.4]), tensor([2], [1, 0]), {
      activation: "sigmoid",
      gamma: 2,
      alpha: 0.25,
      reduction: "sum",
    });
    near(value, -0.25 * 0.01 * Math.log(0.9) - 0.75 * 0.16 * Math.log(0.6));
    const {value: three} = focalLoss(logitsOf([2, 2], [0.9, 0.1, 0.4, 0.6]), tensor([2], [0, 1]), {
      activation: "softmax",
      gamma: 1,
      alpha: 0.25,
      reduction: "sum",
    });
    near(three, -0.75 * 0.1 * Math.log(0.9) - 0.25 * 0.4 * Math.log(0.6));
  });

  it("has no NaN where a place is certainly right", () => {
    for (const gamma of [0, 0.5, 1, 2]) {
      const {value, gradient} = focalLoss(tensor([1, 2], [900, -900]), tensor([1], [0]), {
        activation: "softmax",
        gamma,
        reduction: "sum",
      });
      assert.equal(value + 0, 0);
      assert.ok(
        gradient.data.every((slope) => slope + 0 === 0),
        String(gradient.data),
      );
    }
  });
});

describe("lossOf", () => {
  const check = (spec: LossSpec, logits: Tensor, target: Tensor): void => {
    const {value, gradient} = lossOf(spec, logits, target);
    assert.ok(Number.isFinite(value));
    assertGradient((at) => lossOf(spec, at, target).value, logits, gradient);
  };

  for (const [name, spec] of Object.entries(CLASS_LOSSES)) {
    it(`has the gradient of ${name} that central differences give`, () => {
      check(spec, drawLogits(`${name} 2`, [2, 2, 4, 3]), drawLabels(name, [2, 2, 4], 3));
    });
  }

  for (const [name, spec] of Object.entries(BINARY_LOSSES)) {
    it(`has the gradient of binary ${name} that central differences give`, () => {
      check(spec, drawLogits(`${name} 2`, [2, 5, 1]), drawLabels(name, [2, 5], 2));
    });
  }

  it("adds a compound's terms as they stand, so that a sum drowns an overlap", () => {
    const shape = [1, 40, 40, 1];
    const logits = drawLogits("scale", shape);
    const target = drawLabels("scale", shape, 2);
    const dice: LossSpec = {kind: "dice", activation: "sigmoid", ...diceVariant("monai")};
    const mean: LossSpec = {kind: "binaryCrossEntropy", reduction: "mean"};
    const sum: LossSpec = {kind: "binaryCrossEntropy", reduction: "sum"};
    const compound = lossOf(
      {
        kind: "compound",
        terms: [
          {weight: 2, loss: mean},
          {weight: 3, loss: dice},
        ],
      },
      logits,
      target,
    );
    const parts = [mean, sum, dice].map((spec) => lossOf(spec, logits, target));
    near(compound.value, 2 * parts[0].value + 3 * parts[2].value);
    near(parts[1].value / parts[0].value, sizeOf(shape), 1e-9);
    assert.ok(parts[2].value < 1);
  });
});
