import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{outer(a: number[], b: number[]): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  count: {
    en: "The list must hold (m + 1)(n + 1) numbers: a 1 stands in front of BOTH modalities.",
    "zh-CN": "列表应有 (m + 1)(n + 1) 个数：两个模态前面都要有 1。",
  },
  order: {
    en: "The features of b must run fastest; yours run the other way.",
    "zh-CN": "b 的特征应变化最快；你的顺序相反。",
  },
  added: {
    en: "These are sums. An outer product multiplies.",
    "zh-CN": "这些是和。外积是相乘。",
  },
  ones: {
    en: "Without the 1 in front the features themselves are lost among the products.",
    "zh-CN": "前面没有 1，特征本身就不在乘积之中。",
  },
  constant: {
    en: "The constant 1 · 1 · 1 is not to be counted.",
    "zh-CN": "常数 1·1·1 不计入。",
  },
  pairs: {
    en: "That adds the widths, as a concatenation does. Every feature meets every other.",
    "zh-CN": "这是把宽度相加，像拼接那样。外积中每个特征都与其他特征相遇。",
  },
} satisfies Record<string, Words>;

/** The products, entry by entry. */
export function products(a: readonly number[], b: readonly number[]): number[] {
  const all: number[] = [];
  for (const left of [1, ...a]) for (const right of [1, ...b]) all.push(left * right);
  return all;
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  const judge = async (a: number[], b: number[]) => {
    const got: unknown = await answer.outer(a, b);
    const expected = products(a, b);
    const numbers = Array.isArray(got) ? (got as number[]) : [];
    expectTrue(numbers.length === expected.length, SAY.count, {hint: 2});
    const turned = [1, ...b].flatMap((right) => [1, ...a].map((left) => left * right));
    const sums = [1, ...a].flatMap((left) => [1, ...b].map((right) => left + right));
    expectClose(numbers, expected, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: turned, message: SAY.order},
        {value: sums, message: SAY.added},
      ],
    });
  };
  describe("outer", () => {
    it(title("the table of the task", "题目中的表"), () => judge([2, 3], [5, 7]));
    it(title("unequal widths", "宽度不同"), async () => {
      const draw = rng.fork("outer");
      const list = (n: number) => Array.from({length: n}, () => draw.normal());
      await judge(list(3), list(2));
    });
    it(
      title("the features themselves are among the products", "特征本身也在乘积之中"),
      async () => {
        const got: unknown = await answer.outer([0.5], [-3]);
        const numbers = Array.isArray(got) ? (got as number[]) : [];
        expectTrue(numbers.includes(0.5) && numbers.includes(-3), SAY.ones, {hint: 2});
      },
    );
  });
  describe("width", () => {
    it(title("three modalities", "三个模态"), async () => {
      expectExpression(await answer.expression("width"), "(m + 1)*(n + 1)*(k + 1) - 1", {
        hint: 2,
        mistakes: [
          {expression: "(m + 1)*(n + 1)*(k + 1)", message: SAY.constant},
          {expression: "m*n*k", message: SAY.ones},
          {expression: "m + n + k", message: SAY.pairs},
        ],
      });
    });
  });
  describe("impossible", () => {
    it(title("the answer that no sum can give", "任何和都给不出的回答"), async () => {
      expectChoice(await answer.choice("impossible"), {
        right: "disagree",
        wrong: {
          both: {
            en: "Take f = g = 1 for high and −1.5 for low: only two highs come above 0.",
            "zh-CN": "取高时 f = g = 1，低时 −1.5：只有两者都高时才大于 0。",
          },
          either: {
            en: "Take f = g = 2 for high and −1 for low: one high is enough to come above 0.",
            "zh-CN": "取高时 f = g = 2，低时 −1：一个高就足以大于 0。",
          },
          first: {
            en: "Let g be 0 everywhere: the sum is what the first modality says.",
            "zh-CN": "令 g 处处为 0：和就是第一个模态的回答。",
          },
        },
        hint: 3,
      });
    });
  });
}
