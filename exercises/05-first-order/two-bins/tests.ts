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
  moments(values: number[], counts: number[]): number[];
  shareFor(limit: number): number;
  leastKurtosis(): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  excess: {
    en: "This is the excess kurtosis. Pearson's is 3 larger: 3 for a normal distribution.",
    "zh-CN": "这是超额峰度。Pearson 峰度大 3：正态分布为 3。",
  },
  sample: {
    en: "The variance was divided by one less than the count. These voxels are the whole region, not a sample of it.",
    "zh-CN": "方差除以了个数减一。这些体素是整个区域，而不是它的样本。",
  },
  counts: {
    en: "The counts were left out: a bin of 50 voxels weighs 50 times as much as a bin of one.",
    "zh-CN": "漏掉了计数：含 50 个体素的分箱权重是含一个体素的 50 倍。",
  },
  flat: {
    en: "One occupied bin has no spread: skewness and kurtosis are 0 divided by 0 and must be NaN.",
    "zh-CN": "只有一个分箱有体素时没有离散：偏度与峰度是 0 除以 0，应为 NaN。",
  },
  sign: {
    en: "The sign is turned: few voxels in the upper bin are a tail upwards, a positive skewness.",
    "zh-CN": "符号反了：上面分箱体素少，是向上的尾巴，偏度为正。",
  },
  variance: {
    en: "The third moment has to be divided by the third power of the standard deviation, not of the variance.",
    "zh-CN": "三阶矩应除以标准差的三次方，而不是方差的三次方。",
  },
  fuller: {
    en: "This is the share of the fuller bin. The emptier one holds the rest.",
    "zh-CN": "这是较满分箱的份额。较空的分箱占其余部分。",
  },
  one: {
    en: "One bin holds all voxels here. Both must be occupied.",
    "zh-CN": "这里一个分箱包含了所有体素。两个都必须有体素。",
  },
  tail: {
    en: "That is nearly the largest kurtosis: one voxel is a long tail. Ask where p(1 − p) is largest.",
    "zh-CN": "那几乎是最大的峰度：一个体素就是长尾。想想 p(1 − p) 何处最大。",
  },
} satisfies Record<string, Words>;

/** The right answer, with a divisor and an amount taken off the kurtosis for the wrong ones. */
function right(values: readonly number[], counts: readonly number[], less = 0): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, v, k) => sum + v * counts[k], 0) / total;
  const sum = (power: number): number =>
    values.reduce((part, v, k) => part + counts[k] * (v - mean) ** power, 0);
  const variance = sum(2) / (total - less);
  return [mean, variance, sum(3) / total / variance ** 1.5, sum(4) / total / variance ** 2];
}

function momentTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], counts: number[]) => {
    const wanted = right(values, counts);
    const [mean, variance, skew, kurtosis] = wanted;
    const sampled = right(values, counts, 1);
    expectClose(await answer.moments(values, counts), wanted, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: [mean, variance, skew, kurtosis - 3], message: SAY.excess},
        {value: sampled, message: SAY.sample},
        {value: [mean, sampled[1], skew, kurtosis], message: SAY.sample},
        {
          value: right(
            values,
            values.map(() => 1),
          ),
          message: SAY.counts,
        },
        {value: [mean, variance, skew * variance ** -1.5, kurtosis], message: SAY.variance},
      ],
    });
  };
  it(title("the values 1, 2, 3 and 6", "值 1、2、3 和 6"), () => judge([1, 2, 3, 6], [3, 1, 2, 1]));
  it(title("histograms of random counts", "随机计数的直方图"), async () => {
    const draw = rng.fork("moments");
    for (let i = 0; i < 3; i++) {
      const values = Array.from({length: 6}, (_, k) => -40 + 25 * k);
      await judge(
        values,
        values.map(() => 1 + draw.int(30)),
      );
    }
  });
  it(title("one occupied bin", "只有一个分箱有体素"), async () => {
    expectClose(await answer.moments([10, 20, 30], [0, 7, 0]), [20, 0, Number.NaN, Number.NaN], {
      tolerance: 1e-12,
      nan: true,
      hint: 1,
      message: SAY.flat,
    });
  });
}

function shareTests(answer: Answers): void {
  const smaller = (limit: number): number => (1 - Math.sqrt(1 - 4 / (limit + 3))) / 2;
  it(
    title("a kurtosis of 47 needs about 2 % of the voxels", "峰度 47 对应约 2% 的体素"),
    async () => {
      expectClose(await answer.shareFor(47), smaller(47), {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: 1 - smaller(47), message: SAY.fuller},
          {value: smaller(50), message: SAY.excess},
        ],
      });
    },
  );
  it(title("the least kurtosis of two bins is 1", "两个分箱的最小峰度为 1"), async () => {
    expectClose(await answer.shareFor(1), 0.5, {
      tolerance: 1e-6,
      hint: 3,
      mistakes: [{value: smaller(4), message: SAY.excess}],
    });
  });
}

function tameTests(answer: Answers): void {
  it(title("both bins occupied, the kurtosis least", "两个分箱都有体素且峰度最小"), async () => {
    const [low, high] = await answer.leastKurtosis();
    expectTrue(low > 0 && high > 0, SAY.one, {hint: 1});
    expectTrue(Math.min(low, high) > 1, SAY.tail, {hint: 3});
    expectClose([low, high], [500, 500], {tolerance: 0, hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("moments", () => momentTests(answer, rng));
  describe("skewness", () => {
    it(title("the formula of the skewness", "偏度公式"), async () => {
      expectExpression(await answer.expression("skewness"), "(1 - 2*p)/sqrt(p*(1 - p))", {
        hint: 2,
        mistakes: [
          {expression: "(2*p - 1)/sqrt(p*(1 - p))", message: SAY.sign},
          {expression: "(1 - 2*p)/(p*(1 - p))^2", message: SAY.variance},
        ],
      });
    });
  });
  describe("kurtosis", () => {
    it(title("the formula of the kurtosis", "峰度公式"), async () => {
      expectExpression(await answer.expression("kurtosis"), "1/(p*(1 - p)) - 3", {
        hint: 3,
        mistakes: [{expression: "1/(p*(1 - p)) - 6", message: SAY.excess}],
      });
    });
  });
  describe("shareFor", () => shareTests(answer));
  describe("leastKurtosis", () => tameTests(answer));
}
