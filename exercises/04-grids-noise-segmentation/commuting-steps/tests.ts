import {createVolume, meanFilter, medianFilter} from "voxelbook/image";
import {
  type Answer,
  expectEqual,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  commutes(first: string, second: string): boolean;
  counterexample(): number[];
}>;

const WINDOW = {size: [3, 1, 1], boundary: "nearest"} as const;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  clipMean: {
    en: "A mean of clipped values is not the clipped mean: try a single value far above the ceiling between zeros.",
    "zh-CN": "先截断再平均不等于先平均再截断:试试零之间一个远高于上限的值。",
  },
  medianClip: {
    en: "A median only asks for the order of the values, and clipping or thresholding never turns an order round.",
    "zh-CN": "中值只看数值的顺序,而截断或阈值化从不颠倒顺序。",
  },
  medianMean: {
    en: "Two filters need not commute: the median is not linear. Try a single bright value.",
    "zh-CN": "两个滤波器不一定可交换:中值滤波不是线性的。试试单个亮值。",
  },
  affineClip: {
    en: "2 I + 10 moves the values but not the limits of the clip or threshold, so their order matters.",
    "zh-CN": "2 I + 10 移动了数值,却没有移动截断或阈值的界限,因此顺序有影响。",
  },
  monotone: {
    en: "A row that rises or falls from end to end is left alone by the median, before the mean and after it.",
    "zh-CN": "从头到尾单调的一行不受中值滤波影响,无论在平均之前还是之后。",
  },
  variance: {
    en: "Variances add, standard deviations do not: the mean of n voxels has the variance s^2/n.",
    "zh-CN": "相加的是方差,不是标准差:n 个体素的均值的方差为 s^2/n。",
  },
} satisfies Record<string, Words>;

/** Applies both filters to a row in both orders. */
function bothOrders(row: readonly number[]): {meanFirst: number[]; medianFirst: number[]} {
  const volume = createVolume(Float64Array.from(row), {shape: [row.length, 1, 1], unit: "1"});
  return {
    meanFirst: Array.from(medianFilter(meanFilter(volume, WINDOW), WINDOW).data),
    medianFirst: Array.from(meanFilter(medianFilter(volume, WINDOW), WINDOW).data),
  };
}

function pairTests(answer: Answers): void {
  const ask = async (
    pairs: readonly (readonly [string, string])[],
    wanted: boolean,
    say: Words,
  ) => {
    for (const [first, second] of pairs) {
      for (const [a, b] of [
        [first, second],
        [second, first],
      ]) {
        expectTrue((await answer.commutes(a, b)) === wanted, say, {hint: 2});
      }
    }
  };
  it(title("the mean passes through 2 I + 10", "均值可与 2 I + 10 交换"), async () => {
    await ask([["affine", "mean"]], true, {
      en: "The weights of a mean add to 1, so it does pass through 2 I + 10.",
      "zh-CN": "均值的权重之和为 1,因此它可与 2 I + 10 交换。",
    });
  });
  it(title("the mean and bent maps", "均值与非线性映射"), async () => {
    await ask(
      [
        ["clip", "mean"],
        ["threshold", "mean"],
      ],
      false,
      SAY.clipMean,
    );
  });
  it(title("the median and rising maps", "中值与单调上升的映射", {weight: 2}), async () => {
    await ask(
      [
        ["median", "clip"],
        ["median", "threshold"],
        ["median", "affine"],
      ],
      true,
      SAY.medianClip,
    );
  });
  it(title("the two filters", "两个滤波器"), async () => {
    await ask([["mean", "median"]], false, SAY.medianMean);
  });
  it(title("maps with fixed limits", "界限固定的映射"), async () => {
    await ask(
      [
        ["affine", "clip"],
        ["affine", "threshold"],
        ["clip", "threshold"],
      ],
      false,
      SAY.affineClip,
    );
  });
  it(title("every step commutes with itself", "每个步骤都与自身可交换"), async () => {
    for (const step of ["affine", "clip", "threshold", "mean", "median"]) {
      expectEqual(await answer.commutes(step, step), true, {hint: 1});
    }
  });
}

function rowTests(answer: Answers): void {
  it(title("five numbers", "五个数"), async () => {
    const row = await answer.counterexample();
    expectTrue(
      Array.isArray(row) && row.length === 5 && row.every(Number.isFinite),
      {en: "The row must hold five finite numbers.", "zh-CN": "这一行必须恰好有五个有限的数。"},
      {hint: 1},
    );
  });
  it(title("both orders differ", "两种顺序不同", {weight: 2}), async () => {
    const row = await answer.counterexample();
    const {meanFirst, medianFirst} = bothOrders(row);
    const gap = meanFirst.reduce((most, value, i) => {
      return Math.max(most, Math.abs(value - medianFirst[i]));
    }, 0);
    const turns = row
      .slice(2)
      .filter((value, i) => (value - row[i + 1]) * (row[i + 1] - row[i]) < 0);
    const say =
      turns.length === 0
        ? SAY.monotone
        : {
            en: "Both orders give the same on this row, to 0.1. Mix zeros with one or two much higher values.",
            "zh-CN": "在这一行上两种顺序的结果相同(到 0.1)。试着把零与一两个高得多的值混在一起。",
          };
    expectTrue(gap > 0.1, say, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("commutes", () => pairTests(answer));
  describe("counterexample", () => rowTests(answer));
  describe("noiseLeft", () => {
    it(title("the noise that is left", "剩下的噪声"), async () => {
      expectExpression(await answer.expression("noiseLeft"), "a*s/sqrt(n)", {
        hint: 3,
        mistakes: [
          {expression: "a*s/n", message: SAY.variance},
          {expression: "a*s", message: SAY.variance},
          {
            expression: "a^2*s^2/n",
            message: {
              en: "This is the variance. Asked for is its root, the standard deviation.",
              "zh-CN": "这是方差。题目要求的是它的平方根,即标准差。",
            },
          },
        ],
      });
    });
  });
}
