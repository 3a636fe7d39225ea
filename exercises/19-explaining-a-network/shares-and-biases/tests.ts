import {
  type Answer,
  expectChoice,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  relevance(x: number[], w: number[][], b: number[], v: number[]): number[];
}>;
type Values = {a: number; b: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  spread: {
    en: "The bias was left out of the sum that divides, so its part went to the inputs.",
    "zh-CN": "除数中漏掉了偏置，因此它的份额分给了输入。",
  },
  turned: {
    en: "The sign is turned: the inputs got more than the score, the bias took some away.",
    "zh-CN": "符号反了：输入得到的多于分数，偏置减去了一部分。",
  },
  weight: {
    en: "The second unit counts twice in the score, and its relevance too.",
    "zh-CN": "第二个单元在分数中算两次，它的相关性也要算两次。",
  },
  shut: {
    en: "A shut unit has handed something on. Its ReLU is 0, so it has no relevance.",
    "zh-CN": "关闭的单元也传递了相关性。它的 ReLU 为 0，因此没有相关性。",
  },
} satisfies Record<string, Words>;

/** Public tests. */
export function tests(answer: Answers, _rng: Rng, {variant: {a, b}}: TestContext<Values>): void {
  describe("first", () => {
    it(title("the relevance of the first input", "第一个输入的相关性"), async () => {
      const open = 2 * a - 1;
      expectClose(await answer.number("first"), 2 * a - 4, {
        tolerance: 1e-3,
        hint: 2,
        mistakes: [
          {value: ((2 * a) / open) * (open - b) - 4, message: SAY.spread},
          {value: 2 * a - 2, message: SAY.weight},
        ],
      });
    });
  });
  describe("left", () => {
    it(title("what the inputs do not get", "输入没有得到的部分"), async () => {
      expectClose(await answer.number("left"), -b, {
        tolerance: 1e-3,
        hint: 2,
        mistakes: [
          {value: b, message: SAY.turned},
          {value: 0, message: SAY.spread},
        ],
      });
    });
  });
  describe("relevance", () => {
    it(title("one open unit with a bias", "一个打开的、带偏置的单元"), async () => {
      expectClose(await answer.relevance([2, 1], [[2, -1]], [-1], [1]), [4, -1], {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: [8 / 3, -2 / 3], message: SAY.spread}],
      });
    });
    it(title("one open and one shut", "一开一关"), async () => {
      const got = await answer.relevance(
        [1, 1],
        [
          [1, 2],
          [-3, 1],
        ],
        [0, 0],
        [1, 5],
      );
      expectClose(got, [1, 2], {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: [-14, 7], message: SAY.shut}],
      });
    });
  });
  describe("broken", () => {
    it(title("what no longer holds", "什么不再成立"), async () => {
      expectChoice(await answer.choice("broken"), {
        right: "sum",
        wrong: {
          equal: {
            en: "An open unit's relevance over its z is still the gradient there: the bias cancels.",
            "zh-CN": "打开单元的相关性除以 z 仍是该处的梯度：偏置抵消了。",
          },
          both: {
            en: "One of the two survives: write R over z of an open unit.",
            "zh-CN": "其中一个仍成立：写出打开单元的 R 除以 z。",
          },
          neither: {
            en: "Look at question 2: something is left that no input got.",
            "zh-CN": "看第 2 题：有一部分没有任何输入得到。",
          },
        },
      });
    });
  });
}
