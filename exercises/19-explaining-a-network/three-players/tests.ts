import {
  type Answer,
  expectChoice,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{shapley(worth: number[]): number[]}>;
type Values = {size: number; uptake: number; all: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  alone: {
    en: "That is what it is worth alone: only the orders in which it comes first.",
    "zh-CN": "这是它单独的价值：只考虑了它最先到达的次序。",
  },
  last: {
    en: "That is the loss when it is left out: only the orders in which it comes last.",
    "zh-CN": "这是去掉它的损失：只考虑了它最后到达的次序。",
  },
  halves: {
    en: "First and last have been averaged; with three players the orders in the middle count too.",
    "zh-CN": "你只平均了最先和最后；三个参与者时，中间的次序也要算。",
  },
  weights: {
    en: "All coalitions weigh the same here. Each number of players present weighs the same, not each coalition.",
    "zh-CN": "你给每个联盟相同的权重。应当是每种在场人数的权重相同。",
  },
  removal: {
    en: "These are the losses without each player, not the mean gains over all orders.",
    "zh-CN": "这是去掉每个参与者的损失，而不是所有次序的平均增益。",
  },
  empty: {
    en: "The empty coalition is worth something here: take gains, which begin at worth[0].",
    "zh-CN": "空联盟也有价值：应使用从 worth[0] 开始的增益。",
  },
} satisfies Record<string, Words>;

function numberTests(answer: Answers, {size, uptake, all}: Values): void {
  const value = size / 3 + (2 * (all - uptake)) / 3;
  describe("tumour", () => {
    it(title("the Shapley value of the size", "大小的 Shapley 值"), async () => {
      expectClose(await answer.number("tumour"), value, {
        tolerance: 1e-3,
        hint: 2,
        mistakes: [
          {value: size, message: SAY.alone},
          {value: all - uptake, message: SAY.last},
          {value: (size + all - uptake) / 2, message: SAY.halves},
        ],
      });
    });
  });
  describe("twin", () => {
    it(title("the Shapley value of the maximum", "最大值的 Shapley 值"), async () => {
      expectClose(await answer.number("twin"), (all - value) / 2, {
        tolerance: 1e-3,
        hint: 2,
        mistakes: [
          {value: uptake, message: SAY.alone},
          {value: 0, message: SAY.last},
          {value: uptake / 2, message: SAY.halves},
        ],
      });
    });
  });
}

/** Shapley values with other weights, or from another beginning, for the messages. */
function mistaken(worth: number[]) {
  const n = Math.round(Math.log2(worth.length));
  const players = Array.from({length: n}, (_, i) => i);
  const last = worth.length - 1;
  const even = players.map((i) =>
    worth.reduce(
      (sum, v, who) => ((who >> i) & 1 ? sum : sum + (worth[who | (1 << i)] - v) / 2 ** (n - 1)),
      0,
    ),
  );
  return {even, removal: players.map((i) => worth[last] - worth[last - 2 ** i])};
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Values>): void {
  numberTests(answer, variant);
  describe("shapley", () => {
    it(title("two players, one beginning above 0", "两个参与者，起点高于 0"), async () => {
      expectClose(await answer.shapley([1, 3, 5, 9]), [3, 5], {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: [4, 6], message: SAY.removal},
          {value: [3.5, 5.5], message: SAY.empty},
        ],
      });
    });
    it(title("four players sum to the whole", "四个参与者的和等于总值"), async () => {
      const draw = rng.fork("four");
      const worth = Array.from({length: 16}, () => draw.next());
      const got = await answer.shapley(worth);
      const {even, removal} = mistaken(worth);
      expectClose(
        got.reduce((a, b) => a + b, 0),
        worth[15] - worth[0],
        {
          tolerance: 1e-9,
          hint: 3,
          mistakes: [
            {value: even.reduce((a, b) => a + b, 0), message: SAY.weights},
            {value: removal.reduce((a, b) => a + b, 0), message: SAY.removal},
          ],
        },
      );
    });
  });
  describe("spared", () => {
    it(title("why nothing is lost", "为什么没有损失"), async () => {
      expectChoice(await answer.choice("spared"), {
        right: "redundant",
        wrong: {
          useless: {
            en: "Take both away: then the score falls. It depends on them together.",
            "zh-CN": "把两个都去掉：分数就会下降。它依赖于两者共同的信息。",
          },
          small: {
            en: "Each alone gives as much as both. Their effect is large, and doubled.",
            "zh-CN": "任何一个单独就与两者一样多。作用很大，只是重复了。",
          },
          baseline: {
            en: "No other baseline would help: the other twin still says the same.",
            "zh-CN": "换基线没有用：另一个孪生特征仍给出相同的信息。",
          },
        },
      });
    });
  });
}
