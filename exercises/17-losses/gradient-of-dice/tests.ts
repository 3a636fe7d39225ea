import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{diceGradient(p: number[], y: number[], eps: number): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  loss: {
    en: "This is the loss, 1 − D. D itself is asked for.",
    "zh-CN": "这是损失 1 − D。题目问的是 D 本身。",
  },
  union: {
    en: "This is the Jaccard index: the intersection over the union. Dice has twice the intersection over the sum of both.",
    "zh-CN": "这是 Jaccard 指数：交集除以并集。Dice 是两倍交集除以两者之和。",
  },
  above: {
    en: "Only the numerator was differentiated: p stands below the bar as well.",
    "zh-CN": "只对分子求了导：分母中也有 p。",
  },
  square: {
    en: "The denominator of the second term is squared.",
    "zh-CN": "第二项的分母要平方。",
  },
  epsilon: {
    en: "The smoothing ε is missing in one of its four places.",
    "zh-CN": "有一处缺少平滑项 ε。",
  },
  sign: {
    en: "The sign is turned. More probability outside the object lowers D and raises the loss.",
    "zh-CN": "符号反了。目标外的概率越大，D 越小，损失越大。",
  },
  chain: {
    en: "This is the slope by the probability. By the logit it is smaller by p (1 − p).",
    "zh-CN": "这是对概率的斜率。对 logit 还要乘以 p (1 − p)。",
  },
} satisfies Record<string, Words>;

const P = [0.8, 0.6, 0.3, 0.1];
const Y = [1, 1, 0, 0];

/** The slopes of D, with or without the slope of the denominator. */
function slopes(p: readonly number[], y: readonly number[], eps: number, below = true): number[] {
  const inter = p.reduce((sum, one, i) => sum + one * y[i], 0);
  const both = p.reduce((sum, one, i) => sum + one + y[i], eps);
  return y.map((label) => (2 * label) / both - (below ? (2 * inter + eps) / both ** 2 : 0));
}

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("overlap", () => {
    it(title("the overlap of four voxels", "四个体素的重叠"), async () => {
      expectClose(await answer.number("overlap"), 2.8 / 3.8, {
        tolerance: 5e-4,
        hint: 1,
        mistakes: [
          {value: 1 - 2.8 / 3.8, message: SAY.loss},
          {value: 1.4 / 2.4, message: SAY.union},
        ],
      });
    });
  });
  describe("inside", () => {
    it(title("the slope of a foreground voxel", "前景体素的斜率"), async () => {
      expectExpression(await answer.expression("inside"), "2/(S + e) - (2*I + e)/(S + e)^2", {
        hint: 2,
        mistakes: [
          {expression: "2/(S + e)", message: SAY.above},
          {expression: "2/(S + e) - (2*I + e)/(S + e)", message: SAY.square},
          {expression: "2/S - 2*I/S^2", message: SAY.epsilon},
        ],
      });
    });
  });
  describe("outside", () => {
    it(title("the slope of a background voxel", "背景体素的斜率"), async () => {
      expectExpression(await answer.expression("outside"), "-(2*I + e)/(S + e)^2", {
        hint: 2,
        mistakes: [
          {expression: "0", message: SAY.above},
          {expression: "(2*I + e)/(S + e)^2", message: SAY.sign},
          {expression: "-2*I/(S + e)^2", message: SAY.epsilon},
        ],
      });
    });
  });
  describe("byLogit", () => {
    it(title("the slope of the loss by a logit", "损失对 logit 的斜率"), async () => {
      expectExpression(await answer.expression("byLogit"), "(2*I + e)/(S + e)^2*p*(1 - p)", {
        hint: 3,
        mistakes: [
          {expression: "(2*I + e)/(S + e)^2", message: SAY.chain},
          {expression: "-(2*I + e)/(S + e)^2*p*(1 - p)", message: SAY.sign},
        ],
      });
    });
  });
  describe("diceGradient", () => {
    it(title("the four voxels of part 1", "第 1 部分的四个体素"), async () => {
      const right = slopes(P, Y, 0);
      expectClose(await answer.diceGradient(P, Y, 0), right, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: slopes(P, Y, 0, false), message: SAY.above},
          {value: right.map((one) => -one), message: SAY.sign},
          {value: right.map((one, i) => one * P[i] * (1 - P[i])), message: SAY.chain},
        ],
      });
    });
    it(title("an empty reference with ε", "参考为空，带 ε"), async () => {
      expectClose(await answer.diceGradient([0.25, 0.25], [0, 0], 0.5), [-0.5, -0.5], {
        tolerance: 1e-9,
        hint: 3,
        message: SAY.epsilon,
      });
    });
  });
}
