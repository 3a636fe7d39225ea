import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

interface Parts {
  bias: number[];
  gamma: number[];
  beta: number[];
  mean: number[];
  variance: number[];
}

type Answers = Answer<{
  fold(weights: number[][], parts: Parts): {weights: number[][]; bias: number[]};
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  noRoot: {
    en: "The layer divides by the root of the variance.",
    "zh-CN": "这一层除以方差的平方根。",
  },
  biasAlone: {
    en: "The bias passes through the normalisation too: it is scaled like every z.",
    "zh-CN": "偏置也要经过归一化：它像每个 z 一样被缩放。",
  },
  meanForgotten: {
    en: "The stored mean is subtracted from z; it has to turn up in the bias.",
    "zh-CN": "z 要减去存储的均值；它必须出现在偏置中。",
  },
  shiftScaled: {
    en: "beta is added after the scaling and is not scaled itself.",
    "zh-CN": "beta 在缩放之后相加，本身不缩放。",
  },
  columns: {
    en: "Each row of the weights belongs to one channel and has that channel's scale.",
    "zh-CN": "权重的每一行属于一个通道，使用该通道的缩放。",
  },
  sign: {
    en: "The sign is turned: folded minus training.",
    "zh-CN": "符号反了：应是折叠后减去训练时。",
  },
  same: {
    en: "The two differ: training uses mean and variance of the batch.",
    "zh-CN": "两者不同：训练使用该批次的均值和方差。",
  },
} satisfies Record<string, Words>;

const folded = (weights: readonly number[][], parts: Parts) => {
  const scale = parts.gamma.map((g, c) => g / Math.sqrt(parts.variance[c] + 1e-5));
  return {
    scale,
    weights: weights.flatMap((row, c) => row.map((w) => scale[c] * w)),
    bias: scale.map((s, c) => s * (parts.bias[c] - parts.mean[c]) + parts.beta[c]),
  };
};

function foldTests(answer: Answers, rng: Rng): void {
  it(title("three channels of four weights", "三个通道，每个四个权重"), async () => {
    const draw = rng.fork("three");
    const list = (n: number) => Array.from({length: n}, () => draw.normal());
    const weights = [list(4), list(4), list(4)];
    const [bias, gamma, beta, mean] = [list(3), list(3), list(3), list(3)];
    const parts = {bias, gamma, beta, mean, variance: list(3).map((v) => v * v + 0.2)};
    const got = await answer.fold(weights, parts);
    const right = folded(weights, parts);
    expectClose([got.weights].flat(2), right.weights, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {
          value: weights.flatMap((row) => row.map((w, k) => right.scale[k % 3] * w)),
          message: SAY.columns,
        },
        {
          value: weights.flatMap((row, c) =>
            row.map((w) => (gamma[c] * w) / (parts.variance[c] + 1e-5)),
          ),
          message: SAY.noRoot,
        },
      ],
    });
    expectClose(got.bias, right.bias, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {
          value: right.scale.map((s, c) => bias[c] - s * mean[c] + beta[c]),
          message: SAY.biasAlone,
        },
        {value: right.scale.map((s, c) => s * bias[c] + beta[c]), message: SAY.meanForgotten},
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("foldedWeight", () => {
    it(title("the weight", "权重"), async () => {
      expectExpression(await answer.expression("foldedWeight"), "g*w/sqrt(v + e)", {
        hint: 3,
        mistakes: [{expression: "g*w/(v + e)", message: SAY.noRoot}],
      });
    });
  });
  describe("foldedBias", () => {
    it(title("the bias", "偏置"), async () => {
      expectExpression(await answer.expression("foldedBias"), "g*(b - m)/sqrt(v + e) + s", {
        hint: 3,
        mistakes: [
          {expression: "b - g*m/sqrt(v + e) + s", message: SAY.biasAlone},
          {expression: "g*b/sqrt(v + e) + s", message: SAY.meanForgotten},
          {expression: "g*(b - m + s)/sqrt(v + e)", message: SAY.shiftScaled},
        ],
      });
    });
  });
  describe("fold", () => foldTests(answer, rng));
  describe("foldingError", () => {
    it(title("folded minus training", "折叠后减训练时"), async () => {
      expectClose(await answer.number("foldingError"), 0.5, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [
          {value: -0.5, message: SAY.sign},
          {value: 0, message: SAY.same},
        ],
      });
    });
  });
}
