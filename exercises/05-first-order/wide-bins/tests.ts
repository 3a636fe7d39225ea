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
  centreVariance(values: number[], width: number, edge: number): number;
  collapseWidth(values: number[], edge: number): number;
  lowered(): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  lower: {
    en: "This is the textbook's claim, that wide bins lower the variance. Moving values to centres adds an error, and its variance comes on top.",
    "zh-CN": "这是教科书的说法：宽分箱使方差变小。把值移到中心会带来误差，误差的方差要加上去。",
  },
  largest: {
    en: "This adds the square of the largest error, w/2. Errors are spread evenly; take the mean of their squares.",
    "zh-CN": "这里加的是最大误差 w/2 的平方。误差均匀分布；应取其平方的平均。",
  },
  none: {
    en: "Bins do not leave the variance as it is: each value moves by up to half a width.",
    "zh-CN": "分箱不会保持方差不变：每个值最多移动半个宽度。",
  },
  rounded: {
    en: "Values were rounded to the nearest edge. A bin reaches from its lower edge up; its value is its centre.",
    "zh-CN": "把值四舍五入到了最近的边界。分箱从下边界算起，取值为中心。",
  },
  levels: {
    en: "This is the variance of the level numbers. Levels have no unit; a centre is a level times the width.",
    "zh-CN": "这是灰度级编号的方差。编号没有单位；中心要乘以宽度。",
  },
  sample: {
    en: "The variance was divided by one less than the count.",
    "zh-CN": "方差除以了个数减一。",
  },
  edge: {
    en: "The bins were counted from 0. They start at the stated edge.",
    "zh-CN": "分箱从 0 算起了。应从给定的边界开始。",
  },
  one: {
    en: "With one bin left all centres are the same, and the variance is 0: w²/12 holds only while several bins are occupied.",
    "zh-CN": "只剩一个分箱时所有中心相同，方差为 0：w²/12 只在多个分箱有体素时成立。",
  },
  range: {
    en: "This is the range of the values. The bin starts at the edge, not at the least value.",
    "zh-CN": "这是值的范围。分箱从边界开始，而不是从最小值开始。",
  },
  few: {
    en: "These values occupy fewer than three bins.",
    "zh-CN": "这些值占据的分箱不足三个。",
  },
  raised: {
    en: "The centres of these values vary no less than the values do.",
    "zh-CN": "这些值的中心的方差并不比值本身小。",
  },
} satisfies Record<string, Words>;

const varianceOf = (list: readonly number[]): number => {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length;
};
const binsOf = (values: readonly number[], width: number, edge: number): number[] =>
  values.map((x) => Math.floor((x - edge) / width));

function centreTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], width: number, edge: number) => {
    const wanted = varianceOf(binsOf(values, width, edge)) * width ** 2;
    const rounded = varianceOf(values.map((x) => Math.round((x - edge) / width)));
    const {length: n} = values;
    expectClose(await answer.centreVariance(values, width, edge), wanted, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: rounded * width ** 2, message: SAY.rounded},
        {value: wanted / width ** 2, message: SAY.levels},
        {value: (wanted * n) / (n - 1), message: SAY.sample},
        {value: varianceOf(binsOf(values, width, 0)) * width ** 2, message: SAY.edge},
      ],
    });
  };
  it(title("the values 1, 4, 9 and 12", "值 1、4、9 和 12"), () => judge([1, 4, 9, 12], 5, 0));
  it(title("forty values, the edge somewhere", "四十个值，边界任意"), async () => {
    const draw = rng.fork("centres");
    const values = Array.from({length: 40}, () => 200 + 20 * draw.normal());
    await judge(values, 15, 87);
  });
  it(title("one bin holds all", "一个分箱包含全部"), async () => {
    expectClose(await answer.centreVariance([12, 14, 17], 10, 10), 0, {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [{value: 100 / 12, message: SAY.one}],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("centreVariance", () => centreTests(answer, rng));
  describe("binnedVariance", () => {
    it(title("the expected variance of the centres", "中心的期望方差"), async () => {
      expectExpression(await answer.expression("binnedVariance"), "v + w^2/12", {
        hint: 2,
        mistakes: [
          {expression: "v - w^2/12", message: SAY.lower},
          {expression: "v + w^2/4", message: SAY.largest},
          {expression: "v", message: SAY.none},
        ],
      });
    });
  });
  describe("collapseWidth", () => {
    it(title("values from 12 to 47, the edge at 10", "值从 12 到 47，边界在 10"), async () => {
      expectClose(await answer.collapseWidth([30, 12, 47], 10), 37, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: 35, message: SAY.range}],
      });
    });
  });
  describe("lowered", () => {
    it(title("three bins, and a smaller variance", "三个分箱，方差更小"), async () => {
      const values = await answer.lowered();
      const bins = binsOf(values, 10, 0);
      expectTrue(new Set(bins).size >= 3, SAY.few, {hint: 2});
      expectTrue(100 * varianceOf(bins) < varianceOf(values) - 1e-9, SAY.raised, {hint: 3});
    });
  });
}
