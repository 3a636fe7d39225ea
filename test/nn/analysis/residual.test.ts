import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  firstNonFinite,
  gradientChain,
  gradientNorms,
  initialise,
  jacobian,
  networkBuilder,
  numericalJacobian,
  residualBounds,
  singularValues,
  spectralNorm,
  type Tensor,
  tensor,
  usefulDepth,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear, inner, randomTensor} from "../ops/gradient.ts";

describe("singularValues", () => {
  it("reads the lengths off a turned and stretched unit square", () => {
    // Rotation by 0.3 rad after stretching by 5 and 2.
    const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
    const values = singularValues(tensor([2, 2], [5 * c, -2 * s, 5 * s, 2 * c]));
    assert.ok(Math.abs(values[0] - 5) < 1e-14 && Math.abs(values[1] - 2) < 1e-14);
  });

  it("handles flat, tall, zero, huge and tiny matrices", () => {
    assert.deepEqual(Array.from(singularValues(tensor([1, 2], [3, 4]))), [5]);
    assert.deepEqual(Array.from(singularValues(tensor([2, 1], [3, 4]))), [5]);
    assert.deepEqual(Array.from(singularValues(tensor([3, 2]))), [0, 0]);
    for (const size of [1e200, 1e-200]) {
      const ratio = spectralNorm(tensor([2, 2], [3 * size, 0, 0, 4 * size])) / size;
      assert.ok(Math.abs(ratio - 4) < 1e-14);
    }
  });

  it("has the squares of all elements as the sum of its squares, and bounds every vector", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 500}), (seed) => {
        const matrix = randomTensor(seed, [3 + (seed % 3), 2 + (seed % 4)]);
        const values = singularValues(matrix);
        const squares = values.reduce((sum, value) => sum + value * value, 0);
        assert.ok(Math.abs(squares - inner(matrix, matrix)) < 1e-12 * squares);
        assert.ok(values.every((value, k) => k === 0 || value <= values[k - 1]));
        const v = randomTensor(seed + 1000, [matrix.shape[1]]);
        const image = Array.from({length: matrix.shape[0]}, (_, i) =>
          v.data.reduce((sum, x, j) => sum + x * matrix.data[i * v.data.length + j], 0),
        );
        const stretch = Math.hypot(...image) / Math.hypot(...v.data);
        assert.ok(stretch <= values[0] * (1 + 1e-12));
      }),
      {seed: 3, numRuns: 100},
    );
  });
});

describe("residualBounds", () => {
  it("keeps 8.9e-16 after 50 blocks of 0.5, no more than a plain net", () => {
    const {lower, plain, upper} = residualBounds(0.5, 50);
    assert.deepEqual([lower, plain], [2 ** -50, 2 ** -50]);
    assert.ok(Math.abs(upper / 1.5 ** 50 - 1) < 1e-14);
  });

  it("tends to e⁻ᶜ for alpha = c / m", () => {
    for (const c of [0.5, 1, 3]) {
      assert.ok(Math.abs(residualBounds(c / 1e6, 1e6).lower - Math.exp(-c)) < 1e-5);
    }
  });

  it("says nothing from alpha 1 on, and all for depth 0", () => {
    assert.equal(residualBounds(1, 1).lower, 0);
    assert.equal(residualBounds(3, 2).lower, 0);
    assert.deepEqual(residualBounds(1.5, 0), {lower: 1, upper: 1, plain: 1});
  });
});

describe("usefulDepth", () => {
  it("is the last depth at which the bound holds", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.001, max: 0.999, noNaN: true}),
        fc.double({min: 1e-9, max: 0.999, noNaN: true}),
        (alpha, share) => {
          const depth = usefulDepth(alpha, share);
          assert.ok((1 - alpha) ** depth >= share, `${depth}`);
          assert.ok((1 - alpha) ** (depth + 1) < share, `${depth}`);
        },
      ),
      {seed: 4, numRuns: 500},
    );
    assert.equal(usefulDepth(0.5, 2 ** -10), 10);
    assert.equal(usefulDepth(0, 0.5), Number.POSITIVE_INFINITY);
    assert.equal(usefulDepth(1, 0.5), 0);
  });
});

describe("gradientChain", () => {
  it("multiplies by transposes: a Jacobian that moves 1 to 2 carries the gradient of 2 to 1", () => {
    const {plain, residual} = gradientChain([tensor([2, 2], [0, 0, 1, 0])], Float64Array.of(0, 3));
    assert.equal(plain[0], 3);
    assert.ok(Math.abs(residual[0] - Math.sqrt(18)) < 1e-15 * 18);
  });

  it("stays between its bounds whatever the Jacobians", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 300}), (seed) => {
        const jacobians = Array.from({length: 6}, (_, l) => {
          const matrix = randomTensor(seed * 10 + l, [3, 3]);
          const size = (0.9 * createRng(seed + l).next()) / spectralNorm(matrix);
          return {shape: [3, 3], data: matrix.data.map((value) => size * value)};
        });
        const chain = gradientChain(jacobians, randomTensor(seed, [3]).data);
        chain.residual.forEach((length, k) => {
          assert.ok(length >= chain.lower[k] * (1 - 1e-12));
          assert.ok(length <= chain.upper[k] * (1 + 1e-12));
        });
      }),
      {seed: 5, numRuns: 60},
    );
  });

  it("meets both bounds where all Jacobians are ∓α·I", () => {
    for (const sign of [-1, 1]) {
      const block = tensor([2, 2], [0.25 * sign, 0, 0, 0.25 * sign]);
      const chain = gradientChain([block, block, block], Float64Array.of(1, 0));
      const bound = sign < 0 ? chain.lower : chain.upper;
      assert.deepEqual(chain.residual, bound);
    }
  });
});

describe("jacobian and numericalJacobian", () => {
  const weight = randomTensor(7, [3, 4]);

  it("agree on a layer, and for x + tanh(x·W) hold I + J", () => {
    const x = tensor([1, 3], [0.3, -1, 0.7]);
    const square = randomTensor(8, [3, 3]);
    const branch = jacobian((t, v) => t.tanh(t.matMul(v, t.constant(square))), x);
    const block = jacobian((t, v) => t.add(v, t.tanh(t.matMul(v, t.constant(square)))), x);
    const identity = tensor([3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const sum = {shape: [3, 3], data: branch.data.map((value, i) => value + identity.data[i])};
    assertNear(block, sum, 1e-15);
    const byHand = (v: Tensor): Tensor => ({
      shape: [4],
      data: Float64Array.from({length: 4}, (_, o) =>
        Math.tanh(v.data.reduce((total, value, i) => total + value * weight.data[i * 4 + o], 0)),
      ),
    });
    const exact = jacobian((t, v) => t.tanh(t.matMul(v, t.constant(weight))), x);
    assert.deepEqual(exact.shape, [4, 3]);
    assertNear(numericalJacobian(byHand, x), exact, 1e-9);
  });
});

describe("gradientNorms", () => {
  it("finds 0.25 per layer at most behind sigmoids, and the gradient itself behind an identity", () => {
    const b = networkBuilder("sigmoids", {dims: 1, channels: 1});
    let x = b.input;
    for (let l = 1; l <= 5; l++) {
      const conv = b.conv(`c${l}`, x, {filters: 1, kernel: 1, bias: false});
      x = b.activation(`s${l}`, conv, {type: "sigmoid"});
    }
    const network = b.build(x);
    const weights = new Map(
      [1, 2, 3, 4, 5].map((l) => [`c${l}.weight`, tensor([1, 1, 1], [1])] as const),
    );
    const rows = gradientNorms(network, weights, tensor([1, 1, 1], [0]), {
      training: false,
      loss: (tape, [y]) => tape.sum(y),
    });
    const byName = new Map(rows.map((row) => [row.node, row]));
    assert.equal(byName.get("s5")?.gradient, 1);
    assert.equal(byName.get("s1")?.activation, 0.25);
    let product = 1;
    for (let l = 5; l >= 1; l--) {
      const y = Math.sqrt(byName.get(`s${l}`)?.activation ?? Number.NaN);
      product *= y * (1 - y);
      const found = byName.get(`c${l}`)?.gradient ?? Number.NaN;
      assert.ok(Math.abs(found / product - 1) < 1e-14 && found <= 0.25 ** (6 - l));
    }
    assert.equal(rows[0].node, "input");
    assert.equal(rows[0].gradient, byName.get("c1")?.gradient);
  });

  it("measures a gradient whose square is 0 in double precision", () => {
    const b = networkBuilder("tiny", {dims: 1, channels: 2});
    const network = b.build(b.conv("c", b.input, {filters: 2, kernel: 1, bias: false}));
    const weights = initialise(network, createRng(1), {scheme: "torch"});
    weights.set("c.weight", tensor([1, 2, 2], [3e-200, 0, 4e-200, 0]));
    const [row] = gradientNorms(network, weights, tensor([1, 1, 2], 1), {
      training: false,
      loss: (tape, [y]) => tape.sum(y),
    });
    assert.ok(Math.abs(row.gradient / 5e-200 - 1) < 1e-15);
  });
});

describe("firstNonFinite", () => {
  it("names array, place and value, or nothing", () => {
    const good = new Map([["a", tensor([2], [0, 1])]]);
    assert.equal(firstNonFinite(good), undefined);
    const bad = new Map(good).set("b", tensor([2], [1, Number.NEGATIVE_INFINITY]));
    bad.set("c", tensor([1], [Number.NaN]));
    assert.deepEqual(firstNonFinite(bad), {name: "b", index: 1, value: Number.NEGATIVE_INFINITY});
  });
});

describe("analysis of chains refuses", () => {
  const square = tensor([2, 2]);
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a negative norm",
      () => residualBounds(-0.1, 2),
      "RangeError residualBounds: alpha must be a finite number of at least 0, got -0.1",
    ],
    [
      "half a block",
      () => residualBounds(0.1, 1.5),
      "RangeError residualBounds: m must be a whole number of at least 0, got 1.5",
    ],
    [
      "an alpha above 1, for which no depth is useful",
      () => usefulDepth(1.1, 0.5),
      "RangeError usefulDepth: alpha must lie in 0 to 1, got 1.1",
    ],
    [
      "a share of 1",
      () => usefulDepth(0.1, 1),
      "RangeError usefulDepth: share must lie between 0 and 1, got 1",
    ],
    [
      "no Jacobian",
      () => gradientChain([], Float64Array.of(1)),
      "RangeError gradientChain: jacobians must hold at least one matrix, got none",
    ],
    [
      "Jacobians of another size",
      () => gradientChain([square], Float64Array.of(1, 2, 3)),
      "ShapeError gradientChain: jacobians must be [3, 3] as the gradient has 3 numbers, got [2, 2]",
    ],
    [
      "a vector for a matrix",
      () => spectralNorm(tensor([3])),
      "ShapeError singularValues: matrix must have two axes, got [3]",
    ],
    [
      "a matrix with NaN",
      () => spectralNorm(tensor([1, 1], [Number.NaN])),
      "RangeError singularValues: matrix must be finite, got NaN",
    ],
    [
      "a step of 0",
      () => numericalJacobian((x) => x, square, {h: 0}),
      "RangeError numericalJacobian: h must be above 0, got 0",
    ],
  ];
  for (const [name, call, message] of cases) {
    it(name, () => {
      assert.equal(outcome(call), message);
    });
  }
});
