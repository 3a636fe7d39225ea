import {bestDiceDecision} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{bestOutline(q: number[]): number[]; unlikelyTumour(): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  proper: {
    en: "This would be right for a proper score. Dice is none: its expected loss falls all the way in p.",
    "zh-CN": "对于恰当评分这是对的。Dice 不是恰当评分：其期望损失随 p 一直下降。",
  },
  decision: {
    en: "This is a decision, not a probability. Cross-entropy is least where p equals the rate.",
    "zh-CN": "这是一个判定，而不是概率。交叉熵在 p 等于真实率时最小。",
  },
  scaled: {
    en: "The weight multiplies the odds q/(1 − q), not the probability: this may exceed 1.",
    "zh-CN": "权重乘在比值 q/(1 − q) 上，而不是概率上：这可能大于 1。",
  },
  unweighted: {
    en: "This is the best p without a weight. The weight moves it: weighted networks are not calibrated.",
    "zh-CN": "这是没有权重时的最佳 p。权重会移动它：加权的网络不是校准的。",
  },
  half: {
    en: "This is the outline of what is more likely than not. Under Dice the threshold is D*/2, below one half.",
    "zh-CN": "这是以一半为阈值的轮廓。Dice 的阈值是 D*/2，小于一半。",
  },
  whole: {
    en: "The threshold is half of the best quotient, not the quotient itself.",
    "zh-CN": "阈值是最佳商的一半，而不是商本身。",
  },
  all: {
    en: "Everything was outlined. A voxel below the threshold lowers the quotient.",
    "zh-CN": "把所有体素都圈入了。低于阈值的体素会降低商。",
  },
  order: {
    en: "The answer is in the order of falling probability. It must be in the order of the voxels given.",
    "zh-CN": "结果按概率降序排列。应按给定体素的顺序。",
  },
  example: {
    en: "3 to 20 probabilities between 0 and 1 are asked for.",
    "zh-CN": "应返回 3 到 20 个 0 与 1 之间的概率。",
  },
  notBroken: {
    en: "The best outline of these probabilities contains no voxel below 0.2. A few certain voxels raise D*, and with it the threshold.",
    "zh-CN": "这些概率的最佳轮廓不包含低于 0.2 的体素。少数确定的体素会抬高 D* 及阈值。",
  },
} satisfies Record<string, Words>;

const Q = [0.1, 0.9, 0.4, 0.38, 0.05];

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("bestForEntropy", () => {
    it(title("cross-entropy asks for the rate", "交叉熵要求真实率"), async () => {
      expectClose(await answer.number("bestForEntropy"), 0.3, {
        tolerance: 1e-6,
        hint: 2,
        mistakes: [
          {value: 0, message: SAY.decision},
          {value: 1, message: SAY.decision},
        ],
      });
    });
  });
  describe("bestForDice", () => {
    it(title("Dice asks for something else", "Dice 要求别的"), async () => {
      expectClose(await answer.number("bestForDice"), 1, {
        tolerance: 1e-6,
        hint: 2,
        mistakes: [{value: 0.3, message: SAY.proper}],
      });
    });
  });
  describe("bestWeighted", () => {
    it(title("a weight moves the best probability", "权重会移动最佳概率"), async () => {
      expectExpression(await answer.expression("bestWeighted"), "w*q/(w*q + 1 - q)", {
        hint: 3,
        mistakes: [
          {expression: "w*q", message: SAY.scaled},
          {expression: "q", message: SAY.unweighted},
        ],
      });
    });
  });
  describe("bestOutline", () => {
    it(title("five voxels", "五个体素"), async () => {
      // D* = 2 · 1.68 / (3 + 1.83) = 0.696: what lies above 0.348 belongs to the outline.
      expectEqual(await answer.bestOutline(Q), [0, 1, 1, 1, 0], {
        hint: 3,
        mistakes: [
          {value: [0, 1, 0, 0, 0], message: SAY.half},
          {value: [1, 1, 1, 1, 1], message: SAY.all},
          {value: [1, 1, 1, 0, 0], message: SAY.order},
        ],
      });
    });
    it(title("the threshold is half of D*", "阈值是 D* 的一半"), async () => {
      // D* = 2 · 1.2 / (2 + 1.2) = 0.75; both voxels lie between 0.375 and 0.75.
      expectEqual(await answer.bestOutline([0.6, 0.6]), [1, 1], {
        hint: 3,
        mistakes: [{value: [0, 0], message: SAY.whole}],
      });
    });
  });
  describe("unlikelyTumour", () => {
    it(title("an unlikely voxel belongs to the outline", "不大可能的体素属于轮廓"), async () => {
      const q: unknown = await answer.unlikelyTumour();
      const fits =
        Array.isArray(q) &&
        q.length >= 3 &&
        q.length <= 20 &&
        q.every((one: unknown) => typeof one === "number" && one >= 0 && one <= 1);
      expectTrue(fits, SAY.example, {hint: 2});
      const list = q as number[];
      const {decision} = bestDiceDecision(list);
      expectTrue(
        list.some((one, i) => one < 0.2 && decision[i] === 1),
        SAY.notBroken,
        {hint: 3},
      );
    });
  });
}
