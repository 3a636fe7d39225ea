import assert from "node:assert/strict";
import fc from "fast-check";
import {
  adagradStep,
  adamStep,
  adamWStep,
  clipGradNorm,
  initScale,
  minimise,
  type OptimiserRule,
  optimiserStep,
  rmsPropStep,
  sgdStep,
  tensor,
  weightsStep,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const one = Float64Array.of(1);
const two = Float64Array.of(2);

/** Every rule with options that use all it has. */
const RULES: readonly OptimiserRule[] = [
  {type: "sgd"},
  {type: "sgd", momentum: 0.9},
  {type: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.01},
  {type: "adam", weightDecay: 0.01},
  {type: "adamW", weightDecay: 0.01},
  {type: "rmsProp", weightDecay: 0.01},
  {type: "adagrad", weightDecay: 0.01},
];

describe("sgdStep", () => {
  it("walks against the gradient", () => {
    assert.deepEqual(Array.from(sgdStep(one, two, {learningRate: 0.25}).parameters), [0.5]);
  });

  it("gathers velocity: with momentum 0.5 a constant gradient 2 gives 2, 3, 3.5", () => {
    const options = {learningRate: 1, momentum: 0.5};
    const first = sgdStep(one, two, options);
    const second = sgdStep(first.parameters, two, {...options, state: first.state});
    const third = sgdStep(second.parameters, two, {...options, state: second.state});
    assert.deepEqual(
      [first, second, third].map(({parameters}) => parameters[0]),
      [-1, -4, -7.5],
    );
    assert.equal(third.state.steps, 3);
  });

  it("looks one step ahead by Nesterov's rule: g + m·v = 2 + 0.5 · 2", () => {
    const options = {learningRate: 1, momentum: 0.5, nesterov: true};
    assert.deepEqual(Array.from(sgdStep(one, two, options).parameters), [-2]);
  });

  it("pulls towards 0 by the weight decay", () => {
    const options = {learningRate: 0.5, weightDecay: 0.1};
    assert.deepEqual(Array.from(sgdStep(two, Float64Array.of(0), options).parameters), [1.9]);
  });
});

describe("adamStep and adamWStep", () => {
  it("move every parameter by the learning rate at first, whatever the gradient's size", () => {
    const gradient = Float64Array.of(1e-3, -5, 1e4);
    const {parameters} = adamStep(new Float64Array(3), gradient, {learningRate: 0.1, epsilon: 0});
    [-0.1, 0.1, -0.1].forEach((value, i) => {
      assert.ok(Math.abs(parameters[i] - value) < 1e-16);
    });
  });

  it("differ in the decay: Adam's joins the gradient and moves by the rate, AdamW's shrinks", () => {
    const still = Float64Array.of(0);
    const options = {learningRate: 0.1, weightDecay: 0.01, epsilon: 0};
    assert.ok(Math.abs(adamStep(two, still, options).parameters[0] - 1.9) < 1e-15);
    assert.ok(
      Math.abs(adamWStep(two, still, {...options, epsilon: 1e-8}).parameters[0] - 1.998) < 1e-15,
    );
  });
});

describe("rmsPropStep and adagradStep", () => {
  it("divide by the root of the mean, and of the sum, of squares", () => {
    const rms = rmsPropStep(one, two, {learningRate: 0.1, decay: 0.75, epsilon: 0});
    assert.ok(Math.abs(rms.parameters[0] - (1 - 0.1 / Math.sqrt(0.25))) < 1e-15);
    const first = adagradStep(one, two, {learningRate: 0.1, epsilon: 0});
    const second = adagradStep(first.parameters, two, {
      learningRate: 0.1,
      epsilon: 0,
      state: first.state,
    });
    assert.ok(Math.abs(first.parameters[0] - 0.9) < 1e-15);
    assert.ok(Math.abs(second.parameters[0] - (0.9 - 0.1 / Math.SQRT2)) < 1e-15);
  });
});

describe("optimiserStep and minimise", () => {
  for (const rule of RULES) {
    it(`${JSON.stringify(rule)} changes none of its arguments`, () => {
      const [p, g] = [Float64Array.of(1, -2), Float64Array.of(3, 4)];
      const {state} = optimiserStep(p, g, {rule, learningRate: 0.1});
      const before = JSON.stringify([state, ...p, ...g]);
      optimiserStep(p, g, {rule, learningRate: 0.1, state});
      assert.equal(JSON.stringify([state, ...p, ...g]), before);
    });

    it(`${JSON.stringify(rule)} goes downhill from any place`, () => {
      fc.assert(
        fc.property(fc.double({min: 0.5, max: 5, noNaN: true}), (start) => {
          const f = (p: Float64Array) => ({
            value: p[0] ** 2 + 3 * p[1] ** 2,
            gradient: Float64Array.of(2 * p[0], 6 * p[1]),
          });
          const {values} = minimise(f, Float64Array.of(start, -start), {
            rule,
            learningRate: 0.02,
            steps: 60,
          });
          assert.ok(values[59] < 0.95 * values[0], `${values[0]} to ${values[59]}`);
        }),
        {seed: 1, numRuns: 25},
      );
    });
  }

  it("takes another learning rate at each step when it is given as a function", () => {
    const f = (p: Float64Array) => ({value: p[0], gradient: Float64Array.of(1)});
    const learningRate = (step: number) => 2 ** -step;
    const {trajectory, values} = minimise(f, Float64Array.of(0), {
      rule: {type: "sgd"},
      learningRate,
      steps: 3,
    });
    assert.deepEqual(
      trajectory.map(([p]) => p),
      [-1, -1.5, -1.75],
    );
    assert.deepEqual(Array.from(values), [0, -1, -1.5]);
  });
});

describe("weightsStep", () => {
  it("moves the arrays that have a gradient and hands the others on", () => {
    const weights = new Map([
      ["a.weight", tensor([2], [1, 2])],
      ["a.mean", tensor([1], [7])],
    ]);
    const gradients = new Map([["a.weight", tensor([2], [1, -1])]]);
    const rule = {type: "sgd", momentum: 0.5} as const;
    const first = weightsStep(weights, gradients, {rule, learningRate: 1});
    const second = weightsStep(first.weights, gradients, {...first, rule, learningRate: 1});
    assert.deepEqual(second.weights.get("a.weight"), tensor([2], [-1.5, 4.5]));
    assert.equal(second.weights.get("a.mean"), weights.get("a.mean"));
    assert.deepEqual(Array.from(weights.get("a.weight")?.data ?? []), [1, 2]);
    assert.deepEqual([...second.state.keys()], ["a.weight"]);
  });
});

describe("clipGradNorm", () => {
  it("shortens 3, 4 to 1 over both arrays, and leaves what is short alone", () => {
    const {norm, gradients} = clipGradNorm([Float64Array.of(3), Float64Array.of(4)], {maxNorm: 1});
    assert.equal(norm, 5);
    assert.ok(Math.abs(gradients[0][0] - 0.6) < 1e-6 && Math.abs(gradients[1][0] - 0.8) < 1e-6);
    const short = clipGradNorm([Float64Array.of(3, 4)], {maxNorm: 6});
    assert.deepEqual(Array.from(short.gradients[0]), [3, 4]);
  });

  it("measures gradients whose squares overflow or vanish, and none", () => {
    for (const size of [1e200, 1e-200]) {
      const {norm} = clipGradNorm([Float64Array.of(3 * size, 4 * size)], {maxNorm: 1});
      assert.ok(Math.abs(norm / size - 5) < 1e-14);
    }
    assert.deepEqual(clipGradNorm([new Float64Array(2)], {maxNorm: 1}).norm, 0);
    assert.deepEqual(clipGradNorm([], {maxNorm: 1}), {norm: 0, gradients: []});
  });
});

describe("initScale", () => {
  it("counts inputs and outputs of a 3 × 3 convolution from 3 to 16 channels", () => {
    const scale = initScale([3, 3, 3, 16]);
    assert.deepEqual([scale.fanIn, scale.fanOut], [27, 144]);
    assert.equal(scale.kaimingNormal, Math.sqrt(2 / 27));
    assert.ok(Math.abs(scale.kaimingUniform - Math.sqrt(3) * scale.kaimingNormal) < 1e-15);
    assert.ok(Math.abs(scale.xavierUniform - Math.sqrt(3) * scale.xavierNormal) < 1e-15);
  });
});

describe("optimisers refuse", () => {
  const rate = {learningRate: 0.1};
  const long = Float64Array.of(1, 2);
  const state = {steps: 1, first: long, second: long};
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a negative learning rate",
      () => adamStep(one, two, {learningRate: -1}),
      "RangeError adamStep: learningRate must be at least 0 and finite, got -1",
    ],
    [
      "a gradient of another length",
      () => rmsPropStep(one, long, rate),
      "ShapeError rmsPropStep: gradient must hold a number for each parameter, got 2 and 1",
    ],
    [
      "the state of other parameters",
      () => adagradStep(one, two, {...rate, state}),
      "ShapeError adagradStep: state must belong to these parameters, got 2 and 2 numbers for 1",
    ],
    [
      "a momentum of 1",
      () => sgdStep(one, two, {...rate, momentum: 1}),
      "RangeError sgdStep: momentum must be at least 0 and below 1, got 1",
    ],
    [
      "Nesterov's rule without momentum",
      () => sgdStep(one, two, {...rate, nesterov: true}),
      "RangeError sgdStep: nesterov must have a momentum above 0, got 0",
    ],
    [
      "a beta of NaN",
      () => adamWStep(one, two, {...rate, beta2: Number.NaN}),
      "RangeError adamWStep: beta2 must be at least 0 and below 1, got NaN",
    ],
    [
      "a rule that does not exist",
      () => optimiserStep(one, two, {...rate, rule: {type: "newton"} as never}),
      'RangeError optimiserStep: type must be one of sgd, adam, adamW, rmsProp, adagrad, got "newton"',
    ],
    [
      "a gradient of no weight",
      () => weightsStep(new Map(), new Map([["a", tensor([1])]]), {...rate, rule: {type: "sgd"}}),
      "RangeError weightsStep: gradients must belong to the weights, got a",
    ],
    [
      "no step",
      () =>
        minimise(() => ({value: 0, gradient: one}), one, {...rate, rule: {type: "sgd"}, steps: 0}),
      "RangeError minimise: steps must be a whole number of at least 1, got 0",
    ],
    [
      "a bound of 0",
      () => clipGradNorm([one], {maxNorm: 0}),
      "RangeError clipGradNorm: maxNorm must be above 0, got 0",
    ],
    [
      "to shorten NaN",
      () => clipGradNorm([Float64Array.of(1, Number.NaN)], {maxNorm: 1}),
      "RangeError clipGradNorm: gradients must be finite, got NaN",
    ],
    [
      "a weight of one axis",
      () => initScale([3]),
      "RangeError initScale: weightShape must be two or more whole numbers of at least 1, got [3]",
    ],
  ];
  for (const [name, call, message] of cases) {
    it(name, () => {
      assert.equal(outcome(call), message);
    });
  }
});
