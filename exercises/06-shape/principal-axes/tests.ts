import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  principalVariances(points: number[][]): number[];
  elongationFlatness(variances: number[]): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  population: {
    en: "This divides by N. The question asks for N − 1.",
    "zh-CN": "这是除以 N。题目要求除以 N − 1。",
  },
  order: {
    en: "The larger variance comes first.",
    "zh-CN": "较大的方差在前。",
  },
  diagonal: {
    en: "These are the variances along x and y. The region lies askew: the covariance of x and y comes in.",
    "zh-CN": "这是沿 x 和 y 的方差。区域是斜的:应计入 x 与 y 的协方差。",
  },
  mean: {
    en: "The mean has not been subtracted: the answer depends on where the patient lay.",
    "zh-CN": "没有减去均值:结果取决于患者躺在哪里。",
  },
  sum: {
    en: "These are sums of squares. A variance is their mean.",
    "zh-CN": "这是平方和。方差是它的平均。",
  },
  flat: {
    en: "That is right for a flat ellipse, whose variance is a²/4. A solid ellipsoid has less of its volume near the tips.",
    "zh-CN": "这对平面椭圆成立,其方差为 a²/4。实心椭球在两端附近的体积更少。",
  },
  rod: {
    en: "This is a rod of even thickness, with the variance a²/3. An ellipsoid becomes thin towards its tips.",
    "zh-CN": "这是粗细均匀的杆,方差为 a²/3。椭球向两端变细。",
  },
  semi: {
    en: "This compares the whole length with a semi-axis, or the other way round. Compare 4√λ with 2a.",
    "zh-CN": "这把全长与半轴相比了。请将 4√λ 与 2a 相比。",
  },
  root: {
    en: "This is a ratio of variances. Lengths are asked: take the root.",
    "zh-CN": "这是方差之比。题目要的是长度:请开平方。",
  },
  unsorted: {
    en: "The variances may come in any order. Sort them first.",
    "zh-CN": "方差的顺序是任意的。请先排序。",
  },
  text: {
    en: "The numbers are sorted as texts, where 36 comes before 4. Give sort a rule for numbers.",
    "zh-CN": "这里把数字按文本排序,于是 36 排在 4 之前。请给 sort 一个数字比较规则。",
  },
  neighbour: {
    en: "Flatness compares the third axis with the first, not with the second.",
    "zh-CN": "扁平度比较第三轴与第一轴,而不是第二轴。",
  },
  turnedRatio: {
    en: "The ratio is turned over: the shorter axis stands above.",
    "zh-CN": "比值倒过来了:较短的轴在上。",
  },
  divisorTurned: {
    en: "The ratio is turned over: dividing by more gives the shorter axis.",
    "zh-CN": "比值倒过来了:除数越大,轴越短。",
  },
} satisfies Record<string, Words>;

function spreadTests(answer: Answers): void {
  const row = [0, 1, 2, 3, 4].map((x) => [x, 0]);
  it(title("five voxels in a row", "一行五个体素"), async () => {
    expectClose(await answer.principalVariances(row), [2.5, 0], {
      tolerance: 1e-9,
      unit: "mm²",
      hint: 1,
      mistakes: [
        {value: [2, 0], message: SAY.population},
        {value: [0, 2.5], message: SAY.order},
        {value: [10, 0], message: SAY.sum},
        {value: [7.5, 0], message: SAY.mean},
      ],
    });
  });
  it(title("the same row, askew and far away", "同一行,倾斜且远离原点"), async () => {
    const askew = row.map(([x]) => [100 + 0.6 * x, -50 + 0.8 * x]);
    expectClose(await answer.principalVariances(askew), [2.5, 0], {
      tolerance: 1e-6,
      unit: "mm²",
      hint: 2,
      mistakes: [
        {value: [1.6, 0.9], message: SAY.diagonal},
        {value: [2, 0], message: SAY.population},
        {value: [0, 2.5], message: SAY.order},
      ],
    });
  });
}

function shapeTests(answer: Answers): void {
  it(title("axes of 6, 3 and 2 mm", "轴长 6、3、2 mm"), async () => {
    expectClose(await answer.elongationFlatness([36, 9, 4]), [1 / 2, 1 / 3], {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [
        {value: [1 / 4, 1 / 9], message: SAY.root},
        {value: [1 / 2, 2 / 3], message: SAY.neighbour},
        {value: [2, 3], message: SAY.turnedRatio},
        {value: [2 / 3, 2], message: SAY.text},
      ],
    });
  });
  it(title("in another order", "换一个顺序"), async () => {
    expectClose(await answer.elongationFlatness([9, 100, 25]), [1 / 2, 0.3], {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: [10 / 3, 5 / 3], message: SAY.unsorted},
        {value: [1 / 4, 0.09], message: SAY.root},
        {value: [Math.sqrt(0.09), Math.sqrt(0.25)], message: SAY.unsorted},
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("principalVariances", () => spreadTests(answer));
  describe("lengthShare", () => {
    it(title("a solid ellipsoid", "实心椭球"), async () => {
      expectClose(await answer.number("lengthShare"), 2 / Math.sqrt(5), {
        tolerance: 1e-3,
        hint: 3,
        mistakes: [
          {value: 1, message: SAY.flat},
          {value: 2 / Math.sqrt(3), message: SAY.rod},
          {value: 4 / Math.sqrt(5), message: SAY.semi},
          {value: 1 / Math.sqrt(5), message: SAY.semi},
        ],
      });
    });
  });
  describe("elongationFlatness", () => shapeTests(answer));
  describe("divisorRatio", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("divisorRatio"), "sqrt((N - 1)/N)", {
        hint: 3,
        mistakes: [
          {expression: "(N - 1)/N", message: SAY.root},
          {expression: "sqrt(N/(N - 1))", message: SAY.divisorTurned},
        ],
      });
    });
  });
}
