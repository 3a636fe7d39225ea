import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectRejects,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  slopeBeside(y: number[], r: number[], protocol: string[]): number;
  newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[];
}>;

const SAY = {
  plain: {
    en: "That is the slope without the protocol: its means are still in r.",
    "zh-CN": "这是不含方案的斜率:方案的均值仍在 r 中。",
  },
  whole: {
    en: "The line was fitted with the variance of the whole r: divide by the squares of what is left of it.",
    "zh-CN": "拟合时用了整个 r 的方差:应除以剩余部分的平方和。",
  },
  turned: {
    en: "That is the slope of r over y. Divide by the squares of r, not of y.",
    "zh-CN": "这是 r 对 y 的斜率。应除以 r 的平方和,而不是 y 的。",
  },
  kept: {
    en: "That is the slope when the site is kept, or the protocol is in the model. Here harmonising took a part of the site out as well.",
    "zh-CN": "这是保留中心或把方案放入模型时的斜率。这里协调还去掉了一部分中心差异。",
  },
  scanned: {
    en: "That is the slope of the feature as scanned, beside X: harmonising has removed p.",
    "zh-CN": "这是原始特征与 X 并列时的斜率:协调已去掉 p。",
  },
  noise: {
    en: "The noise of R is missing: its variance v dilutes the slope too.",
    "zh-CN": "缺少 R 的噪声:它的方差 v 也会稀释斜率。",
  },
  variance: {
    en: "Within a site Q is not spread by 1: the variance of a yes with the chance w is w(1 − w).",
    "zh-CN": "在一个中心内 Q 的方差不是 1:概率为 w 的是非变量方差为 w(1 − w)。",
  },
  tie: {
    en: "Not all of s goes with the protocol's mean: only as far as the protocols' shares of site 1 differ, by 2w − 1.",
    "zh-CN": "并非全部 s 都随方案均值被减去:只有两个方案中 1 号中心份额之差 2w − 1 那部分。",
  },
  ownMean: {
    en: "The new patients' own means were used. A patient's value then depends on who else is new.",
    "zh-CN": "用了新患者自己的均值。这样一名患者的值就取决于还有谁是新来的。",
  },
  pooled: {
    en: "New and training patients were pooled. The parameters have to come from the training patients alone.",
    "zh-CN": "把新患者与训练患者合在了一起。参数只能来自训练患者。",
  },
  level: {
    en: "The mean of all training patients was not added back.",
    "zh-CN": "没有把全体训练患者的均值加回去。",
  },
  raw: {
    en: "The values came back as they were.",
    "zh-CN": "返回的值与输入相同。",
  },
  unknown: {
    en: "No training patient had this protocol: there is nothing to harmonise by, and guessing is worse than an error.",
    "zh-CN": "没有训练患者用过这个方案:无从协调,猜测比报错更糟。",
  },
} satisfies Record<string, Words>;

const mean = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0) / all.length;
const centred = (all: readonly number[]): number[] => all.map((value) => value - mean(all));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, value, i) => total + value * b[i], 0);

function slopeTests(answer: Answers, rng: Rng): void {
  const judge = async (y: number[], r: number[], protocol: string[]) => {
    const left = r.map((value, i) => value - mean(r.filter((_, k) => protocol[k] === protocol[i])));
    const [all, out] = [centred(r), centred(y)];
    expectClose(await answer.slopeBeside(y, r, protocol), dot(left, y) / dot(left, left), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: dot(all, out) / dot(all, all), message: SAY.plain},
        {value: dot(left, y) / dot(all, all), message: SAY.whole},
        {value: dot(left, y) / dot(out, out), message: SAY.turned},
      ],
    });
  };
  it(title("two protocols, four patients", "两种方案,四名患者"), () =>
    judge([1, 3, 2, 6], [0, 1, 5, 7], ["A", "A", "B", "B"]),
  );
  it(title("three protocols of random size", "三种方案,人数随机"), async () => {
    const draw = rng.fork("three");
    const protocol = Array.from({length: 40}, () => ["soft", "medium", "sharp"][draw.int(3)]);
    const r = protocol.map((name) => 2 * name.length + draw.normal());
    const y = r.map((value) => 0.7 * value + draw.normal());
    await judge(y, r, protocol);
  });
}

function newcomerTests(answer: Answers): void {
  const [trainR, trainQ] = [
    [1, 3, 11, 13, 12],
    ["A", "A", "B", "B", "B"],
  ];
  it(title("one new patient of each protocol", "每种方案一名新患者"), async () => {
    // Means 2, 12 and 8 of all.
    const [newR, newQ] = [
      [4, 15],
      ["A", "B"],
    ];
    expectClose(await answer.newcomers(trainR, trainQ, newR, newQ), [10, 11], {
      tolerance: 1e-12,
      hint: 3,
      mistakes: [
        {value: [8, 8], message: SAY.ownMean},
        {value: [0, 0], message: SAY.ownMean},
        {value: [9.5, 9.5], message: SAY.ownMean},
        {value: [2, 3], message: SAY.level},
        {value: newR, message: SAY.raw},
        {value: [4 - 8 / 3 + 59 / 7, 15 - 51 / 4 + 59 / 7], message: SAY.pooled},
      ],
    });
  });
  it(title("a protocol that nobody had", "从未有人用过的方案"), async () => {
    await expectRejects(answer.newcomers(trainR, trainQ, [5, 6], ["A", "C"]), {
      message: SAY.unknown,
      hint: 2,
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slopeBeside", () => slopeTests(answer, rng));
  describe("attenuated", () => {
    it(title("the slope beside the site", "与中心并列时的斜率"), async () => {
      expectExpression(
        await answer.expression("attenuated"),
        "1/(1 + v + s^2*(2*w - 1)^2*w*(1 - w))",
        {
          hint: 2,
          mistakes: [
            {expression: "1/(1 + v)", message: SAY.kept},
            {expression: "1/(1 + v + p^2*w*(1 - w))", message: SAY.scanned},
            {expression: "1/(1 + s^2*(2*w - 1)^2*w*(1 - w))", message: SAY.noise},
            {expression: "1/(1 + v + s^2*(2*w - 1)^2)", message: SAY.variance},
            {expression: "1/(1 + v + s^2*w*(1 - w))", message: SAY.tie},
          ],
        },
      );
    });
    it(title("the numbers of the chapter", "本章的数值"), async () => {
      const formula = await answer.expression("attenuated");
      expectClose(formula.evaluate({p: 1, s: 0.5, v: 0.25, w: 0.8}), 1 / 1.2644, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
  describe("newcomers", () => newcomerTests(answer));
  describe("aliased", () => {
    it(title("what separates them", "怎样才能分开"), async () => {
      expectChoice(await answer.choice("aliased"), {
        right: "cross",
        wrong: {
          combat: {
            en: "Protocol and site are one column with two names: nothing is left to keep, and a good program refuses.",
            "zh-CN": "方案与中心是同一列的两个名字:没有可保留的东西,好的程序会拒绝运行。",
          },
          adjust: {
            en: "A regression meets the same two equal columns: it cannot divide one difference between them.",
            "zh-CN": "回归遇到同样的两列相等:它无法把一个差异分给两者。",
          },
          more: {
            en: "More patients make the sum of both parts more exact, not its parts.",
            "zh-CN": "更多患者只会使两部分之和更精确,而不能分开它们。",
          },
        },
        hint: 1,
      });
    });
  });
}
