import assert from "node:assert/strict";
import fc from "fast-check";
import {
  attention,
  attentionBackward,
  createTape,
  crossAttention,
  gateMap,
  gateMapBackward,
  gatedMultimodalUnit,
  gatedMultimodalUnitBackward,
  gradCheck,
  sliceChannels,
  sliceChannelsBackward,
  squeezeExcitation,
  squeezeExcitationBackward,
  type TapedFunction,
  type Tensor,
  tensor,
  tensorFusion,
  tensorFusionBackward,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "../ops/gradient.ts";

describe("attention", () => {
  it("averages values by how alike queries and keys are", () => {
    // Similarities ln 1 and ln 3 give shares of a quarter and three quarters.
    const q = tensor([1, 1, 1], 1);
    const k = tensor([1, 2, 1], [0, Math.log(3)]);
    const v = tensor([1, 2, 2], [4, 0, 8, 100]);
    const {y, weights} = attention({q, k, v}, {scale: 1});
    assertNear(weights, tensor([1, 1, 2], [0.25, 0.75]), 1e-15);
    assertNear(y, tensor([1, 1, 2], [7, 75]), 1e-12);
  });

  it("does not care where keys lie, and follows the queries", () => {
    const [q, k, v] = [
      randomTensor(1, [1, 3, 4]),
      randomTensor(2, [1, 6, 4]),
      randomTensor(3, [1, 6, 2]),
    ];
    const turn = ({shape, data}: Tensor): Tensor => {
      const rows = Array.from({length: 6}, (_, i) => [
        ...data.subarray((5 - i) * shape[2], (6 - i) * shape[2]),
      ]);
      return tensor(shape, rows.flat());
    };
    assertNear(attention({q, k: turn(k), v: turn(v)}).y, attention({q, k, v}).y, 1e-12);
    const map = {...q, shape: [1, 3, 1, 4]};
    assert.deepEqual(attention({q: map, k, v}).y.shape, [1, 3, 1, 2]);
  });

  it("keeps large similarities finite, and adds shares up to 1", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 999}),
        fc.double({min: 0.01, max: 1e4, noNaN: true}),
        (seed, scale) => {
          const [q, k] = [randomTensor(seed, [2, 3, 2]), randomTensor(seed + 1, [2, 5, 2])];
          const {weights} = attention({q, k, v: k}, {scale});
          for (let i = 0; i < 30; i += 5) {
            const sum = weights.data.subarray(i, i + 5).reduce((a, b) => a + b);
            assert.ok(Math.abs(sum - 1) < 1e-12);
          }
        },
      ),
      {seed: 20, numRuns: 50},
    );
  });

  it("has the gradients that differences give", () => {
    const inputs = {
      q: randomTensor(1, [2, 2, 3]),
      k: randomTensor(2, [2, 4, 3]),
      v: randomTensor(3, [2, 4, 2]),
    };
    const g = randomTensor(4, [2, 2, 2]);
    const gradient = attentionBackward(g, inputs, {scale: 0.7});
    for (const key of ["q", "k", "v"] as const) {
      const loss = (at: Tensor) => inner(attention({...inputs, [key]: at}, {scale: 0.7}).y, g);
      assertGradient(loss, inputs[key], gradient[key]);
    }
  });

  it("crosses modalities through three matrices", () => {
    const [x, context] = [randomTensor(1, [1, 2, 3]), randomTensor(2, [1, 5, 2])];
    const weights = {
      query: randomTensor(3, [3, 4]),
      key: randomTensor(4, [2, 4]),
      value: randomTensor(5, [2, 2]),
    };
    const tape = createTape();
    const product = (a: Tensor, b: Tensor, rows: number) => {
      const flat = {shape: [rows, a.shape[2]], data: a.data};
      const {value} = tape.matMul(tape.constant(flat), tape.constant(b));
      return {shape: [1, ...value.shape], data: value.data};
    };
    const q = product(x, weights.query, 2);
    const k = product(context, weights.key, 5);
    const v = product(context, weights.value, 5);
    assertNear(crossAttention(x, context, weights).y, attention({q, k, v}).y, 1e-12);
  });
});

describe("gateMap and sliceChannels", () => {
  const x = tensor([1, 2, 2], [1, 2, 3, 4]);

  it("repeat a gate over channels or over space", () => {
    assert.deepEqual(
      gateMap({x, gate: tensor([1, 2, 1], [10, 0])}).data,
      Float64Array.of(10, 20, 0, 0),
    );
    assert.deepEqual(
      gateMap({x, gate: tensor([1, 2], [10, 0])}).data,
      Float64Array.of(10, 0, 30, 0),
    );
    assert.deepEqual(gateMap({x, gate: x}).data, Float64Array.of(1, 4, 9, 16));
  });

  it("take one modality out, and give its gradient back", () => {
    assert.deepEqual(sliceChannels(x, {start: 1, count: 1}), tensor([1, 2, 1], [2, 4]));
    const back = sliceChannelsBackward(tensor([1, 2, 1], [5, 7]), {
      shape: [1, 2, 2],
      start: 1,
      count: 1,
    });
    assert.deepEqual(back, tensor([1, 2, 2], [0, 5, 0, 7]));
  });

  for (const shape of [
    [2, 3, 2],
    [2, 3, 1],
    [2, 2],
  ]) {
    it(`has the gradients that differences give for a gate of [${shape}]`, () => {
      const inputs = {x: randomTensor(1, [2, 3, 2]), gate: randomTensor(2, shape)};
      const g = randomTensor(3, [2, 3, 2]);
      const gradient = gateMapBackward(g, inputs);
      for (const key of ["x", "gate"] as const) {
        assertGradient(
          (at) => inner(gateMap({...inputs, [key]: at}), g),
          inputs[key],
          gradient[key],
        );
      }
    });
  }
});

describe("squeezeExcitation", () => {
  it("weighs channels by a sigmoid of what their means make", () => {
    // Means 2 and 6; hidden max(0, 2 − 6 + 5) = 1; logits 0 and ln 3.
    const x = tensor([1, 2, 2], [1, 4, 3, 8]);
    const weights = {
      weight1: tensor([2, 1], [1, -1]),
      bias1: tensor([1], 5),
      weight2: tensor([1, 2], [0, Math.log(3)]),
    };
    const {y, gate} = squeezeExcitation(x, weights);
    assertNear(gate, tensor([1, 2], [0.5, 0.75]), 1e-15);
    assertNear(y, tensor([1, 2, 2], [0.5, 3, 1.5, 6]), 1e-14);
  });

  it("has the gradients that differences give", () => {
    const inputs = {
      x: randomTensor(1, [2, 2, 3, 4]),
      weight1: randomTensor(2, [4, 3]),
      bias1: randomTensor(3, [3]),
      weight2: randomTensor(4, [3, 4]),
      bias2: randomTensor(5, [4]),
    };
    const g = randomTensor(6, [2, 2, 3, 4]);
    const gradient = squeezeExcitationBackward(g, inputs);
    for (const key of ["x", "weight1", "bias1", "weight2", "bias2"] as const) {
      const loss = (at: Tensor) => {
        const {x, ...weights} = {...inputs, [key]: at};
        return inner(squeezeExcitation(x, weights).y, g);
      };
      assertGradient(loss, inputs[key], gradient[key]);
    }
  });
});

describe("gatedMultimodalUnit", () => {
  const inputs = {
    a: randomTensor(1, [2, 3]),
    b: randomTensor(2, [2, 2]),
    weightA: randomTensor(3, [3, 4]),
    weightB: randomTensor(4, [2, 4]),
    weightZ: randomTensor(5, [5, 4]),
  };

  it("stands half way between both when its gate knows nothing", () => {
    const {y, z} = gatedMultimodalUnit({
      ...{a: tensor([1, 1], 1), b: tensor([1, 1], 1), weightZ: tensor([2, 1], 0)},
      ...{weightA: tensor([1, 1], 2), weightB: tensor([1, 1], -1)},
    });
    assert.deepEqual(z, tensor([1, 1], 0.5));
    assertNear(y, tensor([1, 1], (Math.tanh(2) - Math.tanh(1)) / 2), 1e-15);
  });

  it("has the gradients that differences give", () => {
    const g = randomTensor(6, [2, 4]);
    const gradient = gatedMultimodalUnitBackward(g, inputs);
    for (const key of ["a", "b", "weightA", "weightB", "weightZ"] as const) {
      const loss = (at: Tensor) => inner(gatedMultimodalUnit({...inputs, [key]: at}).y, g);
      assertGradient(loss, inputs[key], gradient[key]);
    }
  });
});

describe("tensorFusion", () => {
  it("writes the constant, both modalities and all pairs", () => {
    const y = tensorFusion({a: tensor([1, 2], [2, 3]), b: tensor([1, 2], [5, 7])});
    assert.deepEqual(y, tensor([1, 9], [1, 5, 7, 2, 10, 14, 3, 15, 21]));
  });

  it("lets one linear layer tell what no sum of two functions can: one of two, but not both", () => {
    const weights = [0, 1, 1, -2];
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]) {
      const {data} = tensorFusion({a: tensor([1, 1], a), b: tensor([1, 1], b)});
      const score = data.reduce((sum, value, i) => sum + value * weights[i], 0);
      assert.equal(score, a === b ? 0 : 1);
    }
  });

  it("has the gradients that differences give, for maps too", () => {
    const inputs = {a: randomTensor(1, [2, 3, 2]), b: randomTensor(2, [2, 3, 3])};
    const g = randomTensor(3, [2, 3, 12]);
    const gradient = tensorFusionBackward(g, inputs);
    for (const key of ["a", "b"] as const) {
      assertGradient(
        (at) => inner(tensorFusion({...inputs, [key]: at}), g),
        inputs[key],
        gradient[key],
      );
    }
  });
});

describe("the tape", () => {
  it("carries gradients through slices, gates, outer products and attention", () => {
    const at = [randomTensor(1, [1, 3, 4]), randomTensor(2, [1, 3, 1]), randomTensor(3, [1, 2, 2])];
    const f: TapedFunction = (tape, [x, gate, k]) => {
      const q = tape.sliceChannels(x, {start: 1, count: 2});
      const read = tape.attention({q, k, v: k});
      const mixed = tape.gate(tape.tensorFusion(q, read), tape.sigmoid(gate));
      return tape.tanh(mixed);
    };
    const {error} = gradCheck(f, {x: at[0], gate: at[1], k: at[2]});
    assert.ok(error < 1e-6, `relative error ${error}`);
  });
});

describe("fusion of what does not fit", () => {
  const x = tensor([1, 2, 2], [1, 2, 3, 4]);
  for (const [message, call] of [
    [
      "ShapeError attention: q and k must have as many channels, k and v as many places, all one batch, got [1, 2, 2], [1, 2, 3] and [1, 2, 2]",
      () => attention({q: x, k: tensor([1, 2, 3]), v: x}),
    ],
    [
      "RangeError attention: scale must be a finite number above 0, got 0",
      () => attention({q: x, k: x, v: x}, {scale: 0}),
    ],
    [
      "ShapeError attentionBackward: gradOutput must have the shape of the output, got [1, 2, 3] and [1, 2, 2]",
      () => attentionBackward(tensor([1, 2, 3]), {q: x, k: x, v: x}),
    ],
    [
      "ShapeError crossAttention: key must be [2, channels out], got [3, 1] for [1, 2, 2]",
      () =>
        crossAttention(x, x, {query: tensor([2, 1]), key: tensor([3, 1]), value: tensor([2, 1])}),
    ],
    [
      "ShapeError gateMap: gate must have the shape of x, one channel, or be [batch, channels], got [1, 3] for [1, 2, 2]",
      () => gateMap({x, gate: tensor([1, 3])}),
    ],
    [
      "RangeError sliceChannels: start and count must name channels of [1, 2, 2], got 1 and 2",
      () => sliceChannels(x, {start: 1, count: 2}),
    ],
    [
      "ShapeError tensorFusion: a and b must agree on every axis but the channels, got [1, 2, 2] and [1, 3, 2]",
      () => tensorFusion({a: x, b: tensor([1, 3, 2])}),
    ],
    [
      "ShapeError gatedMultimodalUnit: all weights must have as many units, got [1, 2], [1, 3], [2, 2]",
      () =>
        gatedMultimodalUnit({
          a: tensor([1, 1]),
          b: tensor([1, 1]),
          weightA: tensor([1, 2]),
          weightB: tensor([1, 3]),
          weightZ: tensor([2, 2]),
        }),
    ],
  ] as const) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
