import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number;
  quarrel(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  other: {
    en: "This is the share of the cross-entropy. That of Dice is 1 minus it.",
    "zh-CN": "这是交叉熵的份额。Dice 的份额是 1 减去它。",
  },
  ratio: {
    en: "This is Dice divided by the cross-entropy. A share is the part divided by the whole.",
    "zh-CN": "这是 Dice 除以交叉熵。份额是部分除以整体。",
  },
  mean: {
    en: "This is the share for a mean. In the sum the cross-entropy is N times as large.",
    "zh-CN": "这是取平均时的份额。求和时交叉熵大 N 倍。",
  },
  hundred: {
    en: "Here Dice is 1 % of the cross-entropy. It is to be 1 % of the whole.",
    "zh-CN": "这里 Dice 是交叉熵的 1 %。应为整体的 1 %。",
  },
  sum: {
    en: "The cross-entropy was summed. Take the mean over the voxels, so that it does not drown the Dice loss.",
    "zh-CN": "交叉熵取了总和。应对体素取平均，以免淹没 Dice 损失。",
  },
  overlap: {
    en: "The overlap was added, which a network would then make small. Add the loss, 1 − D.",
    "zh-CN": "加的是重叠度，网络会把它变小。应加损失 1 − D。",
  },
  swapped: {
    en: "alpha belongs to the cross-entropy and beta to Dice.",
    "zh-CN": "alpha 属于交叉熵，beta 属于 Dice。",
  },
  positives: {
    en: "Only the foreground was charged. A background voxel costs −log(1 − p).",
    "zh-CN": "只计算了前景。背景体素的代价是 −log(1 − p)。",
  },
  twenty: {
    en: "Two predictions of twenty probabilities each, strictly between 0 and 1, are asked for.",
    "zh-CN": "应返回两个预测，各含二十个严格介于 0 与 1 之间的概率。",
  },
  meanPrefers: {
    en: "The mean plus Dice does not prefer a. Should a and b change places?",
    "zh-CN": "平均加 Dice 并不偏好 a。a 与 b 是否应互换？",
  },
  sumPrefers: {
    en: "The sum plus Dice does not prefer b: its cross-entropy must be smaller, summed over all voxels, by more than its Dice loss is larger.",
    "zh-CN": "总和加 Dice 并不偏好 b：其交叉熵总和的减小量须大于 Dice 损失的增加量。",
  },
} satisfies Record<string, Words>;

const P = [0.9, 0.5, 0.4, 0.2];
const Y = [1, 1, 0, 0];
const ENTROPY = -Math.log(0.9) - Math.log(0.5) - Math.log(0.6) - Math.log(0.8);

/** Summed cross-entropy and Dice loss of a prediction of part 3. */
function parts(p: readonly number[]): {entropy: number; dice: number} {
  const entropy = p.reduce((sum, one, i) => sum - Math.log(i < 2 ? one : 1 - one), 0);
  const total = p.reduce((sum, one) => sum + one, 2);
  return {entropy, dice: 1 - (2 * (p[0] + p[1])) / total};
}

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("diceShare", () => {
    it(title("the share of Dice in a sum", "总和中 Dice 的份额"), async () => {
      expectExpression(await answer.expression("diceShare"), "d/(N*c + d)", {
        hint: 2,
        mistakes: [
          {expression: "N*c/(N*c + d)", message: SAY.other},
          {expression: "d/(N*c)", message: SAY.ratio},
          {expression: "d/(c + d)", message: SAY.mean},
        ],
      });
    });
  });
  describe("voxels", () => {
    it(title("Dice is one per cent", "Dice 占百分之一"), async () => {
      expectClose(await answer.number("voxels"), 1980, {
        tolerance: 1,
        hint: 3,
        mistakes: [{value: 2000, message: SAY.hundred}],
      });
    });
  });
  describe("compoundLoss", () => {
    it(title("four voxels, weights of one half", "四个体素，权重各一半"), async () => {
      expectClose(await answer.compoundLoss(P, Y, 0.5, 0.5, 0), 0.125 * ENTROPY + 0.15, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: 0.5 * ENTROPY + 0.15, message: SAY.sum},
          {value: 0.125 * ENTROPY + 0.35, message: SAY.overlap},
          {value: 0.125 * (-Math.log(0.9) - Math.log(0.5)) + 0.15, message: SAY.positives},
        ],
      });
    });
    it(title("each weight on its own term", "每个权重对应自己的项"), async () => {
      expectClose(await answer.compoundLoss(P, Y, 3, 1, 0), 0.75 * ENTROPY + 0.3, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: 0.25 * ENTROPY + 0.9, message: SAY.swapped},
          {value: 3 * ENTROPY + 0.3, message: SAY.sum},
        ],
      });
    });
  });
  describe("quarrel", () => {
    it(title("mean and sum prefer different predictions", "平均与总和偏好不同预测"), async () => {
      const pair: unknown = await answer.quarrel();
      const fits =
        Array.isArray(pair) &&
        pair.length === 2 &&
        pair.every(
          (p: unknown) =>
            Array.isArray(p) &&
            p.length === 20 &&
            p.every((one: unknown) => typeof one === "number" && one > 0 && one < 1),
        );
      expectTrue(fits, SAY.twenty, {hint: 2});
      const [a, b] = (pair as number[][]).map(parts);
      expectTrue(a.entropy / 20 + a.dice < b.entropy / 20 + b.dice - 1e-9, SAY.meanPrefers, {
        hint: 2,
      });
      expectTrue(b.entropy + b.dice < a.entropy + a.dice - 1e-9, SAY.sumPrefers, {hint: 3});
    });
  });
}
