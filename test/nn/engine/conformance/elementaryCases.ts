import type {EngineTensor, Tf} from "../../../../lib/nn/engine/engine.ts";
import {erf} from "../../../../lib/core/index.ts";
import {sizeOf, type Tensor} from "../../../../lib/nn/tensor.ts";
import {drawn, type EngineCase, positive} from "./engineCase.ts";
import {at, byIndex, mapped, paired, product, reduced} from "./plainMath.ts";

type Shape = readonly number[];

/** Shapes of every rank that layers and losses use. */
const SHAPES: readonly Shape[] = [[7], [3, 5], [2, 3, 4], [2, 3, 2, 3], [2, 2, 3, 2, 2]];

/** Turns truth values into numbers, so that they can be compared. */
const asFloat = (tf: Tf, t: EngineTensor): EngineTensor => tf.tidy(() => tf.cast(t, "float32"));

interface Unary {
  readonly run: (tf: Tf, x: EngineTensor) => EngineTensor;
  readonly f: (x: number) => number;
  /** "signed" when left out. */
  readonly domain?: "positive";
  /** Left out of the gradient check. */
  readonly flat?: boolean;
}

const UNARY: Readonly<Record<string, Unary>> = {
  neg: {run: (tf, x) => tf.neg(x), f: (x) => -x},
  abs: {run: (tf, x) => tf.abs(x), f: Math.abs},
  square: {run: (tf, x) => tf.square(x), f: (x) => x * x},
  sqrt: {run: (tf, x) => tf.sqrt(x), f: Math.sqrt, domain: "positive"},
  rsqrt: {run: (tf, x) => tf.rsqrt(x), f: (x) => 1 / Math.sqrt(x), domain: "positive"},
  exp: {run: (tf, x) => tf.exp(x), f: Math.exp},
  expm1: {run: (tf, x) => tf.expm1(x), f: Math.expm1},
  log: {run: (tf, x) => tf.log(x), f: Math.log, domain: "positive"},
  log1p: {run: (tf, x) => tf.log1p(x), f: Math.log1p, domain: "positive"},
  relu: {run: (tf, x) => tf.relu(x), f: (x) => Math.max(x, 0)},
  sigmoid: {run: (tf, x) => tf.sigmoid(x), f: (x) => 1 / (1 + Math.exp(-x))},
  tanh: {run: (tf, x) => tf.tanh(x), f: Math.tanh},
  erf: {run: (tf, x) => tf.erf(x), f: erf},
  clipByValue: {
    run: (tf, x) => tf.clipByValue(x, -0.755, 0.505),
    f: (x) => Math.min(Math.max(x, -0.755), 0.505),
  },
  sign: {run: (tf, x) => tf.sign(x), f: Math.sign, flat: true},
  step: {run: (tf, x) => tf.step(x), f: (x) => (x > 0 ? 1 : 0), flat: true},
  floor: {run: (tf, x) => tf.floor(x), f: Math.floor, flat: true},
  ceil: {run: (tf, x) => tf.ceil(x), f: Math.ceil, flat: true},
  onesLike: {run: (tf, x) => tf.onesLike(x), f: () => 1, flat: true},
  zerosLike: {run: (tf, x) => tf.zerosLike(x), f: () => 0, flat: true},
  clone: {run: (tf, x) => tf.clone(x), f: (x) => x},
  "cast to float32": {run: (tf, x) => tf.cast(x, "float32"), f: (x) => x},
  "cast to int32 and back": {
    run: (tf, x) => tf.tidy(() => tf.cast(tf.cast(x, "int32"), "float32")),
    f: Math.trunc,
    flat: true,
  },
};

/** Functions of one number, on each shape. */
function unaryCases(): EngineCase[] {
  return Object.entries(UNARY).flatMap(([name, {run, f, domain, flat = false}]) =>
    SHAPES.map((shape): EngineCase => {
      const draw = domain === "positive" ? positive : drawn;
      // No number lies on a corner, where slopes have no one value.
      const x = mapped(draw(name, shape), (v) => v + 1 / 512);
      return {
        name: `tf.${name} of [${shape}]`,
        inputs: {x},
        run: (tf, {x}) => run(tf, x),
        expected: ({x}) => mapped(x, f),
        backward: flat ? "none" : "numerical",
      };
    }),
  );
}

interface Binary {
  readonly run: (tf: Tf, a: EngineTensor, b: EngineTensor) => EngineTensor;
  readonly f: (a: number, b: number) => number;
  readonly flat?: boolean;
}

const BINARY: Readonly<Record<string, Binary>> = {
  add: {run: (tf, a, b) => tf.add(a, b), f: (a, b) => a + b},
  sub: {run: (tf, a, b) => tf.sub(a, b), f: (a, b) => a - b},
  mul: {run: (tf, a, b) => tf.mul(a, b), f: (a, b) => a * b},
  div: {run: (tf, a, b) => tf.div(a, b), f: (a, b) => a / b},
  maximum: {run: (tf, a, b) => tf.maximum(a, b), f: Math.max},
  minimum: {run: (tf, a, b) => tf.minimum(a, b), f: Math.min},
  squaredDifference: {run: (tf, a, b) => tf.squaredDifference(a, b), f: (a, b) => (a - b) ** 2},
  pow: {run: (tf, a, b) => tf.pow(tf.abs(a), b), f: (a, b) => Math.abs(a) ** b},
  greater: {run: (tf, a, b) => asFloat(tf, tf.greater(a, b)), f: (a, b) => +(a > b), flat: true},
  greaterEqual: {
    run: (tf, a, b) => asFloat(tf, tf.greaterEqual(a, b)),
    f: (a, b) => +(a >= b),
    flat: true,
  },
  less: {run: (tf, a, b) => asFloat(tf, tf.less(a, b)), f: (a, b) => +(a < b), flat: true},
  lessEqual: {
    run: (tf, a, b) => asFloat(tf, tf.lessEqual(a, b)),
    f: (a, b) => +(a <= b),
    flat: true,
  },
  equal: {
    run: (tf, a, b) => asFloat(tf, tf.equal(tf.floor(a), tf.floor(b))),
    f: (a, b) => +(Math.floor(a) === Math.floor(b)),
    flat: true,
  },
  notEqual: {
    run: (tf, a, b) => asFloat(tf, tf.notEqual(tf.floor(a), tf.floor(b))),
    f: (a, b) => +(Math.floor(a) !== Math.floor(b)),
    flat: true,
  },
  logicalAnd: {
    run: (tf, a, b) => asFloat(tf, tf.logicalAnd(tf.greater(a, 0), tf.greater(b, 0))),
    f: (a, b) => +(a > 0 && b > 0),
    flat: true,
  },
  logicalOr: {
    run: (tf, a, b) => asFloat(tf, tf.logicalOr(tf.greater(a, 0), tf.greater(b, 0))),
    f: (a, b) => +(a > 0 || b > 0),
    flat: true,
  },
};

/** Shapes of two operands: alike, and repeated in front, behind, inside and on both sides. */
const OPERANDS: readonly (readonly [Shape, Shape])[] = [
  [
    [3, 4],
    [3, 4],
  ],
  [[2, 3, 4], []],
  [[], [2, 3]],
  [[2, 3, 2, 4], [4]],
  [[2, 2, 3, 2, 3], [3]],
  [[2, 2, 3, 2, 3], []],
  [
    [2, 2, 3, 2, 3],
    [2, 2, 3, 2, 3],
  ],
  [
    [3, 1, 4],
    [1, 2, 1],
  ],
  [
    [2, 1, 3, 1],
    [2, 4, 1, 2],
  ],
  [
    [1, 4, 2, 3],
    [1, 1, 2, 3],
  ],
  [[5], [3, 5]],
];

/** Functions of two numbers, on each pair of shapes. */
function binaryCases(): EngineCase[] {
  return Object.entries(BINARY).flatMap(([name, {run, f, flat = false}]) =>
    OPERANDS.map(
      ([left, right]): EngineCase => ({
        name: `tf.${name} of [${left}] and [${right}]`,
        inputs: {
          a: mapped(drawn(`${name} a`, left), (v) => v + 1 / 512),
          // Divisors stay away from 0.
          b: mapped(drawn(`${name} b`, right), (v) => v + Math.sign(v || 1) / 4),
        },
        run: (tf, {a, b}) => tf.tidy(() => run(tf, a, b)),
        expected: ({a, b}) => paired(a, b, f),
        backward: flat ? "none" : "numerical",
      }),
    ),
  );
}

const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Sums, means and extremes over axes. */
function reductionCases(): EngineCase[] {
  const rows: readonly (readonly [Shape, readonly number[]])[] = [
    [[7], [0]],
    [[3, 5], [0]],
    [[3, 5], [1]],
    [[2, 3, 4], [1]],
    [
      [2, 3, 4],
      [0, 2],
    ],
    [
      [2, 3, 2, 4],
      [0, 1, 2],
    ],
    [
      [2, 3, 2, 4],
      [1, 3],
    ],
    [
      [2, 2, 3, 2, 3],
      [0, 1, 2, 3],
    ],
    [
      [2, 2, 3, 2, 3],
      [1, 2, 3, 4],
    ],
    [[17, 9], [0]],
  ];
  return rows.flatMap(([shape, axes]) => {
    const x = drawn("reduction", shape);
    const of = `of [${shape}] over [${axes}]`;
    return [
      {
        name: `tf.sum ${of}`,
        inputs: {x},
        run: (tf, {x}) => tf.sum(x, [...axes]),
        expected: ({x}) => reduced(x, axes, add),
        backward: "numerical",
      },
      {
        name: `tf.mean ${of}`,
        inputs: {x},
        run: (tf, {x}) => tf.mean(x, [...axes]),
        expected: ({x}) => reduced(x, axes, (values) => add(values) / values.length),
        backward: "numerical",
      },
      {
        name: `tf.max ${of}`,
        inputs: {x: unique(shape)},
        run: (tf, {x}) => tf.max(x, [...axes]),
        expected: ({x}) => reduced(x, axes, (values) => Math.max(...values)),
        backward: "numerical",
      },
      {
        name: `tf.min ${of}`,
        inputs: {x},
        run: (tf, {x}) => tf.min(x, [...axes]),
        expected: ({x}) => reduced(x, axes, (values) => Math.min(...values)),
        backward: "none",
      },
      {
        name: `tf.any and tf.all ${of}`,
        inputs: {x},
        run: (tf, {x}) =>
          tf.tidy(() => {
            const positive = tf.greater(x, 0);
            const some = tf.cast(tf.any(positive, [...axes]), "float32");
            return tf.add(some, tf.cast(tf.all(positive, [...axes]), "float32"));
          }),
        expected: ({x}) =>
          reduced(x, axes, (values) => {
            return +values.some((v) => v > 0) + +values.every((v) => v > 0);
          }),
        backward: "none",
      },
      {
        name: `tf.argMax ${of.replace(/,.*\]$/, "]")}`,
        inputs: {x: unique(shape)},
        run: (tf, {x}) => tf.tidy(() => tf.cast(tf.argMax(x, axes[0]), "float32")),
        expected: ({x}) => reduced(x, [axes[0]], (values) => values.indexOf(Math.max(...values))),
        backward: "none",
      },
    ] satisfies EngineCase[];
  });
}

/** Signed numbers no two of which are equal, in an order that looks random. */
function unique(shape: Shape): Tensor {
  const size = sizeOf(shape);
  const step = [7919, 104729].find((prime) => size % prime !== 0) as number;
  const data = Float64Array.from({length: size}, (_, i) => ((i * step) % size) / 64 - size / 128);
  return {shape, data};
}

/** Functions that move numbers. */
function moveCases(): EngineCase[] {
  const moves: EngineCase[] = [];
  const put = (
    name: string,
    shape: Shape,
    run: (tf: Tf, x: EngineTensor) => EngineTensor,
    expected: (x: Tensor) => Tensor,
    gradient: "numerical" | "none" = "numerical",
  ): void => {
    moves.push({
      name: `tf.${name} of [${shape}]`,
      inputs: {x: drawn(name, shape)},
      run: (tf, {x}) => run(tf, x),
      expected: ({x}) => expected(x),
      backward: gradient,
    });
  };
  for (const shape of SHAPES) {
    const {length: rank} = shape;
    const last = rank - 1;
    const flat = [sizeOf(shape)];
    put(
      "reshape",
      shape,
      (tf, x) => tf.reshape(x, flat),
      ({data}) => ({shape: flat, data}),
    );
    put(
      "expandDims",
      shape,
      (tf, x) => tf.expandDims(x, 1),
      ({data}) => ({
        shape: [shape[0], 1, ...shape.slice(1)],
        data,
      }),
    );
    const turned = [...Array(rank).keys()].map((axis) => (axis + 1) % rank);
    for (const order of [turned, [...turned].reverse()]) {
      const inverse = order.map((_, axis) => order.indexOf(axis));
      put(
        `transpose to ${order}`,
        shape,
        (tf, x) => tf.transpose(x, order),
        (x) =>
          byIndex(
            order.map((axis) => shape[axis]),
            (index) =>
              at(
                x,
                inverse.map((axis) => index[axis]),
              ),
          ),
      );
    }
    put(
      "reverse",
      shape,
      (tf, x) => tf.reverse(x, rank === 1 ? [0] : [0, last]),
      (x) =>
        byIndex(shape, (index) =>
          at(
            x,
            index.map((i, axis) => (axis === 0 || axis === last ? shape[axis] - 1 - i : i)),
          ),
        ),
    );
    const begin = shape.map((n) => (n > 2 ? 1 : 0));
    const size = shape.map((n) => Math.max(1, n - 1 - (n > 3 ? 1 : 0)));
    put(
      "slice",
      shape,
      (tf, x) => tf.slice(x, begin, size),
      (x) =>
        byIndex(size, (index) =>
          at(
            x,
            index.map((i, axis) => i + begin[axis]),
          ),
        ),
    );
    const pads = shape.map((_, axis): [number, number] => [axis % 2, 1 + (axis % 3)]);
    put(
      "pad",
      shape,
      (tf, x) => tf.pad(x, pads, -1.5),
      (x) =>
        byIndex(
          shape.map((n, axis) => n + pads[axis][0] + pads[axis][1]),
          (index) => {
            const own = index.map((i, axis) => i - pads[axis][0]);
            return own.every((i, axis) => i >= 0 && i < shape[axis]) ? at(x, own) : -1.5;
          },
        ),
    );
    put(
      "stridedSlice",
      shape,
      (tf, x) =>
        tf.stridedSlice(
          x,
          shape.map(() => 0),
          [...shape],
          shape.map(() => 2),
        ),
      (x) =>
        byIndex(
          shape.map((n) => Math.ceil(n / 2)),
          (index) =>
            at(
              x,
              index.map((i) => 2 * i),
            ),
        ),
      "none",
    );
    put(
      "tile",
      shape,
      (tf, x) =>
        tf.tile(
          x,
          shape.map((_, axis) => 1 + (axis % 2)),
        ),
      (x) =>
        byIndex(
          shape.map((n, axis) => n * (1 + (axis % 2))),
          (index) =>
            at(
              x,
              index.map((i, axis) => i % shape[axis]),
            ),
        ),
      "none",
    );
  }
  return moves;
}

/** Functions of several tensors, and matrices. */
function jointCases(): EngineCase[] {
  const alike = (shape: Shape) => ({
    a: drawn("joint a", shape),
    b: drawn("joint b", shape),
    c: drawn("joint c", shape),
  });
  const joined = [
    ...[0, 1, 2].map(
      (axis): EngineCase => ({
        name: `tf.concat along ${axis}`,
        inputs: alike([2, 3, 4]),
        run: (tf, {a, b, c}) => tf.concat([a, b, c], axis),
        expected: ({a, b, c}) => {
          const shape = a.shape.map((n, i) => (i === axis ? 3 * n : n));
          return byIndex(shape, (index) => {
            const n = a.shape[axis];
            const own = index.map((v, i) => (i === axis ? v % n : v));
            return at([a, b, c][Math.floor(index[axis] / n)], own);
          });
        },
        backward: "numerical",
      }),
    ),
    {
      name: "tf.addN",
      inputs: alike([2, 3, 4]),
      run: (tf, {a, b, c}) => tf.addN([a, b, c]),
      expected: ({a, b, c}) =>
        paired(
          paired(a, b, (x, y) => x + y),
          c,
          (x, y) => x + y,
        ),
      backward: "numerical",
    },
    {
      name: "tf.stack",
      inputs: alike([2, 3]),
      run: (tf, {a, b, c}) => tf.stack([a, b, c], 1),
      expected: ({a, b, c}) => byIndex([2, 3, 3], ([i, part, j]) => at([a, b, c][part], [i, j])),
      backward: "numerical",
    },
    {
      name: "tf.unstack and tf.mul",
      inputs: {a: drawn("unstack", [2, 3, 4])},
      run: (tf, {a}) =>
        tf.tidy(() => {
          const [first, second] = tf.unstack(a, 0);
          return tf.mul(first, second);
        }),
      expected: ({a}) => byIndex([3, 4], ([i, j]) => at(a, [0, i, j]) * at(a, [1, i, j])),
      backward: "numerical",
    },
    {
      name: "tf.split and tf.mul",
      inputs: {a: drawn("split", [3, 4])},
      run: (tf, {a}) =>
        tf.tidy(() => {
          const [first, second] = tf.split(a, [2, 2], 1);
          return tf.mul(first, second);
        }),
      expected: ({a}) => byIndex([3, 2], ([i, j]) => at(a, [i, j]) * at(a, [i, j + 2])),
      backward: "numerical",
    },
    {
      name: "tf.where by a constant",
      inputs: {a: drawn("where a", [2, 3, 4]), b: drawn("where b", [2, 3, 4])},
      run: (tf, {a, b}) =>
        tf.tidy(() => {
          const every2nd = tf.tensor(
            Array.from({length: 24}, (_, i) => i % 2),
            [2, 3, 4],
            "bool",
          );
          return tf.where(every2nd, a, b);
        }),
      expected: ({a, b}) => ({
        shape: a.shape,
        data: a.data.map((v, i) => (i % 2 === 1 ? v : b.data[i])),
      }),
      backward: "numerical",
    },
    {
      name: "tf.where by another tensor",
      inputs: alike([2, 5]),
      run: (tf, {a, b, c}) => tf.tidy(() => tf.where(tf.greater(c, 0), a, b)),
      expected: ({a, b, c}) => ({
        shape: a.shape,
        data: a.data.map((v, i) => (c.data[i] > 0 ? v : b.data[i])),
      }),
      backward: "none",
    },
    {
      name: "tf.logicalNot, tf.isNaN and tf.isFinite",
      inputs: {
        a: {
          shape: [5],
          data: Float64Array.of(0, 1, Number.NaN, Number.POSITIVE_INFINITY, -2),
        },
      },
      run: (tf, {a}) =>
        tf.tidy(() => {
          const number = tf.cast(tf.logicalNot(tf.isNaN(a)), "float32");
          return tf.add(number, tf.cast(tf.isFinite(a), "float32"));
        }),
      expected: () => ({shape: [5], data: Float64Array.of(2, 2, 0, 1, 2)}),
      backward: "none",
    },
    {
      name: "tf.oneHot",
      inputs: {a: {shape: [4], data: Float64Array.of(2, 0, 1, 2)}},
      run: (tf, {a}) => tf.tidy(() => tf.cast(tf.oneHot(tf.cast(a, "int32"), 3), "float32")),
      expected: ({a}) => byIndex([4, 3], ([i, j]) => +(a.data[i] === j)),
      backward: "none",
    },
    {
      name: "tf.gather",
      inputs: {
        a: drawn("gather", [4, 3]),
        b: {shape: [3], data: Float64Array.of(3, 0, 3)},
      },
      run: (tf, {a, b}) => tf.tidy(() => tf.gather(a, tf.cast(b, "int32"))),
      expected: ({a, b}) => byIndex([3, 3], ([i, j]) => at(a, [b.data[i], j])),
      backward: "none",
    },
    {
      name: "tf.fill, tf.ones, tf.zeros and tf.range",
      inputs: {a: drawn("fill", [3])},
      run: (tf, {a}) =>
        tf.tidy(() => tf.addN([a, tf.fill([3], 2.5), tf.ones([3]), tf.zeros([3]), tf.range(0, 3)])),
      expected: ({a}) => ({shape: [3], data: a.data.map((v, i) => v + 3.5 + i)}),
      backward: "none",
    },
    {
      name: "tf.cumsum",
      inputs: {a: drawn("cumsum", [3, 4])},
      run: (tf, {a}) => tf.cumsum(a, 1),
      expected: ({a}) =>
        byIndex([3, 4], ([i, j]) => {
          let sum = 0;
          for (let k = 0; k <= j; k++) sum += at(a, [i, k]);
          return sum;
        }),
      backward: "none",
    },
  ] satisfies EngineCase[];
  const matrices = [false, true].flatMap((turnA) =>
    [false, true].flatMap((turnB) =>
      [[], [3]].map((batch): EngineCase => {
        const a = [...batch, ...(turnA ? [5, 2] : [2, 5])];
        const b = [...batch, ...(turnB ? [7, 5] : [5, 7])];
        return {
          name: `tf.matMul of [${a}]${turnA ? " turned" : ""} and [${b}]${turnB ? " turned" : ""}`,
          inputs: {a: drawn("matrix a", a), b: drawn("matrix b", b)},
          run: (tf, {a, b}) => tf.matMul(a, b, turnA, turnB),
          expected: ({a, b}) => product(a, b, turnA, turnB),
          backward: "numerical",
        };
      }),
    ),
  );
  return [...joined, ...matrices];
}

/** TensorFlow.js's own functions that losses, optimisers and layers are written with. */
export const ELEMENTARY_CASES: readonly EngineCase[] = [
  ...unaryCases(),
  ...binaryCases(),
  ...reductionCases(),
  ...moveCases(),
  ...jointCases(),
];
