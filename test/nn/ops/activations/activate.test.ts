import assert from "node:assert/strict";
import {
  activate,
  activateBackward,
  activation,
  celu,
  elu,
  eluDerivative,
  eluSecondDerivative,
  gelu,
  geluTanh,
  hardSwish,
  leakyRelu,
  logSigmoid,
  mish,
  relu,
  relu6,
  SCALAR_ACTIVATIONS,
  type ScalarActivationName,
  sigmoid,
  silu,
  softplus,
  softsign,
  tensor,
} from "../../../../lib/nn/index.ts";
import {outcome} from "../../../outcome.ts";
import {assertGradient, inner, randomTensor} from "../gradient.ts";

/** Places beside every corner, on both sides, and far out. */
const PLACES = [-40, -5.5, -3.2, -2.9, -1, -0.1, 0.1, 0.7, 2.9, 3.2, 5.9, 6.3, 40];

/** Central difference; the step balances rounding, 1e-16 of the value, and curvature. */
function slopeOf(f: (x: number) => number, x: number): number {
  const h = 6e-6;
  return (f(x + h) - f(x - h)) / (2 * h);
}

describe("activation", () => {
  it("knows sixteen activations of one number", () => {
    assert.equal(SCALAR_ACTIVATIONS.length, 16);
  });

  for (const type of SCALAR_ACTIVATIONS) {
    it(`${type} has the slope that differences give, and the second derivative`, () => {
      const {value, derivative, secondDerivative} = activation(type);
      for (const x of PLACES) {
        // Rounding of the value over the step is 1e-16 · |x| / 1e-5.
        const allowed = 1e-6 * Math.max(1e-2, Math.abs(derivative(x)));
        assert.ok(Math.abs(derivative(x) - slopeOf(value, x)) < allowed, `${type} at ${x}`);
        if (secondDerivative === undefined) continue;
        const gap = secondDerivative(x) - slopeOf(derivative, x);
        assert.ok(Math.abs(gap) < 1e-8, `${type}, second derivative at ${x}`);
      }
    });

    it(`${type} stays finite for inputs of 1000 and keeps NaN`, () => {
      const {value, derivative} = activation(type);
      for (const x of [-1000, 1000]) {
        assert.ok(Number.isFinite(value(x)), `value at ${x}`);
        assert.ok(Number.isFinite(derivative(x)), `slope at ${x}`);
      }
      assert.ok(Number.isNaN(value(Number.NaN)));
    });
  }

  it("takes the left slope at the corners of relu, leakyRelu, elu, selu and relu6", () => {
    const at0 = (type: ScalarActivationName, alpha?: number) =>
      activation(type, {alpha}).derivative(0);
    assert.deepEqual(
      [at0("relu"), at0("leakyRelu", 0.3), at0("elu", 2), at0("celu", 2), at0("relu6")],
      [0, 0.3, 2, 1, 0],
    );
    assert.equal(activation("hardSwish").derivative(3), 1);
    assert.equal(activation("hardSwish").derivative(-3), 0);
  });

  it("gives published constants", () => {
    // Values at 1 or −1 from the definitions, by hand and table.
    assert.equal(relu(-1), 0);
    assert.equal(leakyRelu(-1), -0.01);
    assert.ok(Math.abs(elu(-1) - (1 / Math.E - 1)) < 1e-16);
    assert.ok(Math.abs(celu(-2, 2) - 2 * (1 / Math.E - 1)) < 1e-15);
    // The normal distribution function at 1 is 0.841344746068543.
    assert.ok(Math.abs(gelu(1) - 0.841344746068543) < 1e-15);
    assert.ok(Math.abs(sigmoid(Math.log(3)) - 0.75) < 1e-15);
    assert.ok(Math.abs(silu(Math.log(3)) - 0.75 * Math.log(3)) < 1e-15);
    assert.ok(Math.abs(logSigmoid(Math.log(3)) - Math.log(0.75)) < 1e-15);
    assert.ok(Math.abs(softplus(0, 2) - Math.log(2) / 2) < 1e-16);
    // tanh(log 4) = 15/17
    assert.ok(Math.abs(mish(Math.log(3)) - (15 / 17) * Math.log(3)) < 1e-15);
    assert.deepEqual([relu6(7), hardSwish(-1), softsign(3)], [6, -1 / 3, 0.75]);
  });

  it("approximates GELU by tanh to within 5e-4", () => {
    let worst = 0;
    for (let x = -6; x <= 6; x += 0.01) worst = Math.max(worst, Math.abs(gelu(x) - geluTanh(x)));
    assert.ok(worst > 4e-4 && worst < 5e-4, `${worst}`);
  });

  it("shows that ELU is C¹ for alpha 1 only, and never C²", () => {
    const [left, right] = [-1e-12, 1e-12];
    assert.ok(Math.abs(eluDerivative(left) - eluDerivative(right)) < 1e-11);
    assert.ok(Math.abs(eluDerivative(left, 2) - eluDerivative(right, 2) - 1) < 1e-11);
    assert.ok(Math.abs(eluSecondDerivative(left) - 1) < 1e-11);
    assert.equal(eluSecondDerivative(right), 0);
    assert.ok(Number.isNaN(eluSecondDerivative(0)));
    assert.ok(Number.isNaN(activation("relu").secondDerivative?.(0)));
  });

  it("shows that leaky ReLU is the maximum of ax and x only for a ≤ 1", () => {
    for (const a of [0, 0.01, 0.5, 1]) {
      for (const x of PLACES) assert.equal(leakyRelu(x, a) + 0, Math.max(a * x, x) + 0);
    }
    assert.equal(leakyRelu(-1, 2), -2);
    assert.equal(Math.max(2 * -1, -1), -1);
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "an unknown name",
      () => activation("swish" as ScalarActivationName),
      'RangeError activation: type must be one of relu, gelu, geluTanh, silu, mish, sigmoid, tanh, selu, hardSwish, relu6, logSigmoid, softsign, leakyRelu, elu, celu, softplus, got "swish"',
    ],
    [
      "a name that every object has",
      () => activation("constructor" as ScalarActivationName),
      'RangeError activation: type must be one of relu, gelu, geluTanh, silu, mish, sigmoid, tanh, selu, hardSwish, relu6, logSigmoid, softsign, leakyRelu, elu, celu, softplus, got "constructor"',
    ],
    [
      "alpha where there is none",
      () => activation("relu", {alpha: 0.1}),
      "RangeError activation: alpha must be left out for relu, got 0.1",
    ],
    [
      "alpha 0 of celu",
      () => activation("celu", {alpha: 0}),
      "RangeError activation: alpha of celu must be a finite number above 0, got 0",
    ],
    [
      "alpha that is no number",
      () => activate(tensor([1]), {type: "elu", alpha: Number.NaN}),
      "RangeError activate: alpha of elu must be a finite number, got NaN",
    ],
    [
      "alpha of softmax",
      () => activate(tensor([1]), {type: "softmax", alpha: 1}),
      "RangeError activate: alpha must be left out for softmax, got 1",
    ],
    [
      "a gradient of another shape",
      () => activateBackward(tensor([2]), {x: tensor([3]), type: "relu"}),
      "ShapeError activateBackward: gradOutput must have shape [3], got [2]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});

describe("activate", () => {
  it("acts on every element and leaves its input alone", () => {
    const x = tensor([1, 2, 2], [-2, -1, 0, 3]);
    const y = activate(x, {type: "leakyRelu", alpha: 0.5});
    assert.deepEqual(
      [y.shape, Array.from(y.data)],
      [
        [1, 2, 2],
        [-1, -0.5, 0, 3],
      ],
    );
    assert.equal(x.data[0], -2);
  });

  it("has gradients that agree with differences, softmax over the channels among them", () => {
    const x = randomTensor(1, [2, 3, 4]);
    const g = randomTensor(2, [2, 3, 4]);
    for (const type of [...SCALAR_ACTIVATIONS, "softmax"] as const) {
      const gradient = activateBackward(g, {x, type});
      assertGradient((at) => inner(activate(at, {type}), g), x, gradient);
    }
  });
});
