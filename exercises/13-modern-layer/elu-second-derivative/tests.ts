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
  jumps(alpha: number): number[];
  quotients(alpha: number, h: number): number[];
  smoothness(alpha: number): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  value: {
    en: "That is ELU itself. Differentiating drops the −1.",
    "zh-CN": "这是 ELU 本身。求导后 −1 会消失。",
  },
  alpha: {en: "α stays as a factor in every derivative.", "zh-CN": "α 在各阶导数中都是因子。"},
  turned: {
    en: "The sign is turned: right minus left.",
    "zh-CN": "符号反了：右减左。",
  },
  one: {
    en: "That is right for α = 1 only.",
    "zh-CN": "这只对 α = 1 正确。",
  },
  smooth: {
    en: "With α = 1 the slope is continuous, but the next derivative falls from 1 to 0.",
    "zh-CN": "α = 1 时斜率连续，但下一阶导数从 1 降到 0。",
  },
  corner: {
    en: "With this α the slope itself jumps: the curve has a corner.",
    "zh-CN": "对这个 α，斜率本身跳跃：曲线有尖角。",
  },
  values: {
    en: "Those are quotients of ELU itself; take quotients of its slope.",
    "zh-CN": "那是 ELU 本身的差商；应取其斜率的差商。",
  },
  undivided: {en: "The differences have to be divided by h.", "zh-CN": "差值要除以 h。"},
} satisfies Record<string, Words>;

function jumpTests(answer: Answers): void {
  const judge = async (alpha: number) => {
    expectClose(await answer.jumps(alpha), [1 - alpha, -alpha], {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: [alpha - 1, alpha], message: SAY.turned},
        {value: [0, -1], message: SAY.one},
        {value: [0, 0], message: SAY.smooth},
      ],
    });
  };
  it(title("α = 1", "α = 1"), () => judge(1));
  it(title("α = 0.5 and α = 2", "α = 0.5 和 α = 2"), async () => {
    await judge(0.5);
    await judge(2);
  });
}

function quotientTests(answer: Answers, rng: Rng): void {
  const judge = async (alpha: number, h: number) => {
    const right = [(-alpha * Math.expm1(-h)) / h, (1 - alpha) / h];
    expectClose(await answer.quotients(alpha, h), right, {
      tolerance: 1e-6,
      hint: 3,
      mistakes: [
        {value: [(-alpha * Math.expm1(-h)) / h, 1], message: SAY.values},
        {value: right.map((v) => v * h), message: SAY.undivided},
      ],
    });
  };
  it(title("α = 1 and a small step", "α = 1，小步长"), () => judge(1, 1e-3));
  it(title("another α and a larger step", "另一个 α，较大步长"), () =>
    judge(1.5 + rng.fork("alpha").next(), 0.25),
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("belowZero", () => {
    it(title("below 0", "小于 0"), async () => {
      expectExpression(await answer.expression("belowZero"), "a*exp(x)", {
        hint: 3,
        mistakes: [
          {expression: "a*(exp(x) - 1)", message: SAY.value},
          {expression: "exp(x)", message: SAY.alpha},
        ],
      });
    });
  });
  describe("jumps", () => jumpTests(answer));
  describe("quotients", () => quotientTests(answer, rng));
  describe("smoothness", () => {
    it(title("α = 1", "α = 1"), async () => {
      expectTrue((await answer.smoothness(1)) === 1, SAY.smooth, {hint: 2});
    });
    it(title("other α", "其他 α"), async () => {
      for (const alpha of [0.5, 2]) {
        expectTrue((await answer.smoothness(alpha)) === 0, SAY.corner, {hint: 2});
      }
    });
  });
}
