import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {activate, deadUnits, dense, tensor} from "voxelbook/nn";

type Answers = Answer<{
  deadShare(inputs: number[][], weights: number[][], bias: number[]): number;
  wakingInput(): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  first: {
    en: "From there on x = 1 is silent, but x = 2 still answers.",
    "zh-CN": "从那里起 x = 1 沉默了，但 x = 2 仍有输出。",
  },
  weight: {
    en: "The bias moves as well, and helps to kill.",
    "zh-CN": "偏置也会动，并加速死亡。",
  },
  summed: {
    en: "The gradient is the mean over both inputs, not the sum.",
    "zh-CN": "梯度是两个输入的平均，不是总和。",
  },
  some: {
    en: "A unit that is silent for some example is not dead: it has to be silent for all.",
    "zh-CN": "对某个样本沉默的单元并未死亡：必须对所有样本都沉默。",
  },
  bias: {en: "The bias is missing.", "zh-CN": "缺少偏置。"},
  alive: {
    en: "That is the share of units that are alive.",
    "zh-CN": "这是存活单元的比例。",
  },
  zero: {
    en: "At exactly 0 no gradient passes a ReLU.",
    "zh-CN": "恰为 0 时没有梯度通过 ReLU。",
  },
  silent: {
    en: "For this input the unit is silent: w x + b has to be above 0.",
    "zh-CN": "该单元对这个输入沉默：w x + b 必须大于 0。",
  },
} satisfies Record<string, Words>;

/** The share by the library. */
function right(inputs: number[][], weights: number[][], bias: number[]): number {
  const columns = inputs[0].flatMap((_, i) => weights.map((row) => row[i]));
  const x = tensor([inputs.length, inputs[0].length], inputs.flat());
  const w = tensor([inputs[0].length, weights.length], columns);
  const z = dense(x, w, {bias: tensor([bias.length], bias)});
  return deadUnits([activate(z, {type: "relu"})]).share;
}

function shareTests(answer: Answers, rng: Rng): void {
  const judge = async (inputs: number[][], weights: number[][], bias: number[]) => {
    const share = right(inputs, weights, bias);
    const z = (w: number[], b: number, x: number[]) => x.reduce((s, v, i) => s + w[i] * v, b);
    const some = weights.filter((w, u) => inputs.some((x) => z(w, bias[u], x) <= 0)).length;
    expectClose(await answer.deadShare(inputs, weights, bias), share, {
      tolerance: 1e-12,
      hint: 2,
      mistakes: [
        {value: some / weights.length, message: SAY.some},
        {value: 1 - share, message: SAY.alive},
        {
          value: right(
            inputs,
            weights,
            bias.map(() => 0),
          ),
          message: SAY.bias,
        },
      ],
    });
  };
  it(title("four units, two examples", "四个单元，两个样本"), () =>
    judge([[1], [2]], [[1], [-1.5], [1], [-1]], [0, -1.5, -1.5, 5]),
  );
  it(title("units that are exactly 0 are dead", "恰为 0 的单元是死的"), () =>
    judge(
      [
        [1, -1],
        [2, -2],
      ],
      [
        [1, 1],
        [1, 0],
        [2, 0],
      ],
      [0, 0, 0],
    ),
  );
  it(title("thirty units on twelve examples", "三十个单元，十二个样本"), async () => {
    const draw = rng.fork("thirty");
    const rows = (n: number, k: number) =>
      Array.from({length: n}, () => Array.from({length: k}, () => draw.normal()));
    const bias = Array.from({length: 30}, () => draw.normal() - 2.5);
    await judge(rows(12, 3), rows(30, 3), bias);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("deadlyRate", () => {
    it(title("the least deadly rate", "最小的致死学习率"), async () => {
      expectClose(await answer.number("deadlyRate"), 4 / 13, {
        tolerance: 1e-4,
        hint: 3,
        mistakes: [
          {value: 0.25, message: SAY.first},
          {value: 0.4, message: SAY.weight},
          {value: 2 / 13, message: SAY.summed},
        ],
      });
    });
  });
  describe("deadShare", () => shareTests(answer, rng));
  describe("wakingInput", () => {
    it(title("an input that wakes the unit", "唤醒单元的输入"), async () => {
      const x: unknown = await answer.wakingInput();
      expectTrue(x !== -1, SAY.zero, {hint: 3});
      expectTrue(typeof x === "number" && -1.5 * x - 1.5 > 0, SAY.silent, {hint: 3});
    });
  });
}
