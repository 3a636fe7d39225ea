import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  overflows(): number[];
  underflows(): number[];
  logSumExp(z: number[]): number;
  crossEntropy(z: number[], label: number): number;
}>;

/** The formula as it stands on paper. */
const plain = (z: readonly number[]): number =>
  Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0));

/** What known mistakes are called, in the learner's words. */
const SAY = {
  three: {
    en: "Three finite logits are asked for, none larger than 2000 in size.",
    "zh-CN": "应返回三个有限的 logit，绝对值不超过 2000。",
  },
  small: {
    en: "The plain formula still works here. One logit above 709.8 is needed.",
    "zh-CN": "直接公式在这里仍然有效。需要一个大于 709.8 的 logit。",
  },
  notAll: {
    en: "The plain formula still works here: one logit that is not very negative is enough to save the sum. All three must be below −745.",
    "zh-CN":
      "直接公式在这里仍然有效：只要有一个不太小的 logit，总和就不为 0。三个都必须小于 −745。",
  },
  plain: {
    en: "This is the plain formula: exp of 1000 is infinite. Take the greatest logit out first.",
    "zh-CN": "这是直接公式：exp(1000) 为无穷大。应先减去最大的 logit。",
  },
  forgotten: {
    en: "The greatest logit was taken out and not added again.",
    "zh-CN": "减去了最大的 logit，但没有加回来。",
  },
  mean: {
    en: "The mean was taken out, not the greatest logit: the largest exponent can still overflow.",
    "zh-CN": "减去的是平均值而不是最大值：最大的指数仍可能溢出。",
  },
  clipped: {
    en: "The logits were cut off at a limit: finite, but not the right number.",
    "zh-CN": "logit 被截断：结果有限，但不正确。",
  },
  greatest: {
    en: "This is the greatest logit alone. Equal logits add log K.",
    "zh-CN": "这只是最大的 logit。相等的 logit 还要加上 log K。",
  },
  probability: {
    en: "The probability of the label underflowed to 0 before its logarithm was taken. Subtract logarithms instead.",
    "zh-CN": "标签的概率在取对数之前下溢为 0。应改为对数相减。",
  },
  turned: {
    en: "The sign is turned: a loss is at least 0.",
    "zh-CN": "符号反了：损失不小于 0。",
  },
} satisfies Record<string, Words>;

/** Fails unless these are three finite logits of a moderate size. */
function requireLogits(z: unknown): number[] {
  const fits =
    Array.isArray(z) &&
    z.length === 3 &&
    z.every((one: unknown) => typeof one === "number" && Math.abs(one) <= 2000);
  expectTrue(fits, SAY.three, {hint: 1});
  return z as number[];
}

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("overflows", () => {
    it(title("the plain formula returns Infinity", "直接公式返回无穷大"), async () => {
      const z = requireLogits(await answer.overflows());
      expectTrue(plain(z) === Number.POSITIVE_INFINITY, SAY.small, {hint: 1});
    });
  });
  describe("underflows", () => {
    it(title("the plain formula returns minus Infinity", "直接公式返回负无穷大"), async () => {
      const z = requireLogits(await answer.underflows());
      expectTrue(plain(z) === Number.NEGATIVE_INFINITY, SAY.notAll, {hint: 1});
    });
  });
  describe("logSumExp", () => {
    it(title("three equal logits", "三个相等的 logit"), async () => {
      expectClose(await answer.logSumExp([2, 2, 2]), 2 + Math.log(3), {
        tolerance: 1e-12,
        hint: 2,
        mistakes: [
          {value: Math.log(3), message: SAY.forgotten},
          {value: 2, message: SAY.greatest},
        ],
      });
    });
    it(title("logits of a thousand", "一千大小的 logit"), async () => {
      expectClose(await answer.logSumExp([1000, 999, -5]), 1000 + Math.log1p(Math.exp(-1)), {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [{value: Number.POSITIVE_INFINITY, message: SAY.plain}],
        message: SAY.clipped,
      });
    });
    it(title("logits of minus a thousand", "负一千大小的 logit"), async () => {
      expectClose(await answer.logSumExp([-1000, -1001]), -1000 + Math.log1p(Math.exp(-1)), {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [{value: Number.NEGATIVE_INFINITY, message: SAY.plain}],
        message: SAY.clipped,
      });
    });
    it(title("one logit far above many", "一个远大于其他的 logit"), async () => {
      expectClose(await answer.logSumExp([1900, -100, -100, -100]), 1900, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [{value: Number.POSITIVE_INFINITY, message: SAY.mean}],
        message: SAY.clipped,
      });
    });
  });
  describe("crossEntropy", () => {
    it(title("a voxel that is certainly wrong", "一个肯定错误的体素"), async () => {
      expectClose(await answer.crossEntropy([1000, 0], 1), 1000, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: Number.POSITIVE_INFINITY, message: SAY.probability},
          {value: Number.NaN, message: SAY.plain},
          {value: -1000, message: SAY.turned},
        ],
      });
    });
    it(title("a voxel that is undecided", "一个未定的体素"), async () => {
      expectClose(await answer.crossEntropy([7, 7, 7, 7], 2), Math.log(4), {
        tolerance: 1e-12,
        hint: 3,
        mistakes: [{value: -Math.log(4), message: SAY.turned}],
      });
    });
  });
}
