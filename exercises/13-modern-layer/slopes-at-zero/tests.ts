import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {activation} from "voxelbook/nn";

type Answers = Answer<{
  slope(name: string, x: number, a: number): number;
  back(x: number[], g: number[]): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  value: {
    en: "That is the value of the activation, not its slope.",
    "zh-CN": "这是激活的值，不是斜率。",
  },
  right: {
    en: "At 0 itself take the slope of the left side.",
    "zh-CN": "在 0 处取左侧的斜率。",
  },
  alpha: {
    en: "Below 0 the slope of ELU is α times eˣ.",
    "zh-CN": "在 0 以下，ELU 的斜率是 α 乘 eˣ。",
  },
  leak: {
    en: "Below 0 leaky ReLU has the slope a.",
    "zh-CN": "在 0 以下，带泄漏 ReLU 的斜率是 a。",
  },
  input: {
    en: "ReLU lets a gradient pass where its input is above 0, whatever the sign of the gradient.",
    "zh-CN": "ReLU 在输入大于 0 处让梯度通过，与梯度的符号无关。",
  },
  zero: {
    en: "Where the input is exactly 0 nothing passes.",
    "zh-CN": "输入恰为 0 处没有梯度通过。",
  },
  inverse: {
    en: "The sign of α is turned: y = α eˣ − α.",
    "zh-CN": "α 的符号反了：y = α eˣ − α。",
  },
  noAlpha: {
    en: "That holds for α = 1 only.",
    "zh-CN": "这只在 α = 1 时成立。",
  },
} satisfies Record<string, Words>;

type Name = "relu" | "leakyRelu" | "elu";

function slopeTests(answer: Answers, rng: Rng): void {
  const judge = async (name: Name, x: number, a: number) => {
    const of = activation(name, name === "relu" ? {} : {alpha: a});
    const mistakes = [
      {value: of.value(x), message: SAY.value},
      {value: x === 0 ? 1 : Number.NaN, message: SAY.right},
      {value: name === "elu" ? Math.exp(x) : Number.NaN, message: SAY.alpha},
      {value: name === "leakyRelu" ? 0 : Number.NaN, message: SAY.leak},
    ];
    expectClose(await answer.slope(name, x, a), of.derivative(x), {
      tolerance: 1e-9,
      hint: 2,
      mistakes,
    });
  };
  const names: Name[] = ["relu", "leakyRelu", "elu"];
  it(title("above 0", "大于 0"), async () => {
    for (const name of names) await judge(name, 1.7, 0.3);
  });
  it(title("below 0", "小于 0"), async () => {
    const x = -0.2 - rng.fork("below").next();
    for (const name of names) await judge(name, x, 0.3);
  });
  it(title("at 0", "在 0 处"), async () => {
    for (const name of names) await judge(name, 0, 0.3);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slope", () => slopeTests(answer, rng));
  describe("slopeFromOutput", () => {
    it(title("the slope from the output", "由输出得斜率"), async () => {
      expectExpression(await answer.expression("slopeFromOutput"), "y + a", {
        hint: 2,
        mistakes: [
          {expression: "y - a", message: SAY.inverse},
          {expression: "y + 1", message: SAY.noAlpha},
        ],
      });
    });
  });
  describe("back", () => {
    it(title("six inputs, one of them 0", "六个输入，其中一个为 0"), async () => {
      const [x, g] = [
        [-2, -0.1, 0, 0.1, 2, 5],
        [1, -2, 3, -4, 5, 6],
      ];
      expectClose(await answer.back(x, g), [0, 0, 0, -4, 5, 6], {
        tolerance: 1e-12,
        hint: 3,
        mistakes: [
          {value: g.map((v) => Math.max(0, v)), message: SAY.input},
          {value: x.map((v, i) => (v > 0 && g[i] > 0 ? g[i] : 0)), message: SAY.input},
          {value: x.map((v, i) => (v >= 0 ? g[i] : 0)), message: SAY.zero},
        ],
      });
    });
  });
}
