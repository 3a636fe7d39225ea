import {pooledNoiseVariance} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  pooledVariance(sigma2: number, k: number, rho: number[]): number;
  silentNoise(n: number): number[];
  stubbornNoise(n: number): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  white: {
    en: "This is the rule for white noise. The covariance of the neighbours is missing.",
    "zh-CN": "这是白噪声的规则，缺少相邻像素之间的协方差。",
  },
  once: {
    en: "Each pair of different pixels counts twice in the square of a sum: (i, j) and (j, i).",
    "zh-CN": "在和的平方里，每一对不同的像素要算两次：(i, j) 与 (j, i)。",
  },
  sum: {
    en: "This is the variance of the sum. The mean divides by K, its variance by K².",
    "zh-CN": "这是和的方差。平均要除以 K，方差要除以 K²。",
  },
  byK: {
    en: "The variance was divided by K once. The sum of all pairs is divided by K².",
    "zh-CN": "方差只除以了一次 K。所有对的和要除以 K²。",
  },
  diagonal: {
    en: "The diagonal pairs are missing, or they were given the correlation r in place of r².",
    "zh-CN": "缺少对角线上的对，或者给了它们 r 而不是 r²。",
  },
  sd: {
    en: "sigma2 is the variance already; it was squared once more.",
    "zh-CN": "sigma2 已经是方差，又被平方了一次。",
  },
  everyLag: {
    en: "Each lag was counted once. A lag of l occurs k − l times, in both directions.",
    "zh-CN": "每个间隔只算了一次。间隔 l 出现 k − l 次，且有两个方向。",
  },
  end: {
    en: "Beyond the end of rho the correlation is 0. Something undefined was added.",
    "zh-CN": "rho 之后的相关为 0。你加上了未定义的值。",
  },
  length: {en: "Give n numbers.", "zh-CN": "请给出 n 个数。"},
  mean: {en: "The mean of your numbers is not 0.", "zh-CN": "这些数的平均不为 0。"},
  variance: {
    en: "The mean square of your numbers is not 1.",
    "zh-CN": "这些数的均方不为 1。",
  },
  left: {
    en: "Something is left: in at least one pair the two do not cancel. Pairs are pixels 0 and 1, 2 and 3, and so on.",
    "zh-CN": "还有剩余：至少有一对没有抵消。对是指像素 0 与 1、2 与 3，依此类推。",
  },
  lost: {
    en: "The means of pairs have less variance than the pixels: the two of a pair must be equal. Pairs are pixels 0 and 1, 2 and 3, and so on.",
    "zh-CN":
      "各对平均的方差小于像素的方差：同一对的两个数必须相等。对是指像素 0 与 1、2 与 3，依此类推。",
  },
} satisfies Record<string, Words>;

/** Averages pairs. */
function pairsOf(values: readonly number[]): number[] {
  return Array.from({length: values.length / 2}, (_, i) => (values[2 * i] + values[2 * i + 1]) / 2);
}

/** The mean of squares. */
function power(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v * v, 0) / values.length;
}

/** Checks that an answer is n numbers of mean 0 and variance 1. */
function requireNoise(got: unknown, n: number): number[] {
  if (!Array.isArray(got) || got.length !== n || !got.every((v) => Number.isFinite(v))) {
    fail(SAY.length, {hint: 3});
  }
  const values = got as number[];
  const mean = values.reduce((a, b) => a + b, 0) / n;
  expectTrue(Math.abs(mean) < 1e-9, SAY.mean, {hint: 3});
  expectTrue(Math.abs(power(values) - 1) < 1e-9, SAY.variance, {hint: 3});
  return values;
}

function generalTests(answer: Answers, rng: Rng): void {
  const judge = async (sigma2: number, k: number, rho: number[]) => {
    const at = (lag: number) => rho[lag] ?? 0;
    const right = pooledNoiseVariance(sigma2, {
      kernel: [k],
      correlation: ([lag]) => at(Math.abs(lag)),
    });
    let oneWay = k;
    let lags = 0;
    for (let l = 0; l < k; l++) {
      if (l > 0) oneWay += (k - l) * at(l);
      lags += at(l);
    }
    expectClose(await answer.pooledVariance(sigma2, k, rho), right, {
      tolerance: 1e-10,
      hint: 2,
      mistakes: [
        {value: sigma2 / k, message: SAY.white},
        {value: (sigma2 * oneWay) / k ** 2, message: SAY.once},
        {value: right * k ** 2, message: SAY.sum},
        {value: right * k, message: SAY.byK},
        {value: right * sigma2, message: SAY.sd},
        {value: (sigma2 * lags) / k, message: SAY.everyLag},
        {value: Number.NaN, message: SAY.end},
      ].filter(({value}) => Number.isNaN(value) || Math.abs(value - right) > 1e-6),
    });
  };
  it(title("three pixels with a fading correlation", "相关逐渐减弱的三个像素"), () =>
    judge(4, 3, [1, 0.6, 0.3]),
  );
  it(title("a window longer than the correlation", "比相关更长的窗口"), () =>
    judge(9, 5, [1, 0.5]),
  );
  it(title("white noise, and one pixel alone", "白噪声，以及单个像素"), async () => {
    await judge(5, 4, [1]);
    await judge(7, 1, [1, 0.4]);
  });
  it(title("neighbours that oppose each other", "彼此相反的相邻像素"), async () => {
    const rho = -0.5 * rng.fork("opposed").next();
    await judge(3, 4, [1, rho]);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("pairVariance", () => {
    it(title("the mean of two neighbours", "两个相邻像素的平均"), async () => {
      expectExpression(await answer.expression("pairVariance"), "(1 + r)/2", {
        hint: 2,
        mistakes: [
          {expression: "1/2 + 0*r", message: SAY.white},
          {expression: "(2 + r)/4", message: SAY.once},
          {expression: "2 + 2*r", message: SAY.sum},
          {expression: "1 + r", message: SAY.byK},
        ],
      });
    });
  });
  describe("squareVariance", () => {
    it(title("the mean of 2 × 2 pixels", "2 × 2 像素的平均"), async () => {
      expectExpression(await answer.expression("squareVariance"), "((1 + r)/2)^2", {
        hint: 2,
        mistakes: [
          {expression: "1/4 + 0*r", message: SAY.white},
          {expression: "(4 + 4*r + 2*r^2)/16", message: SAY.once},
          {expression: "4 + 8*r + 4*r^2", message: SAY.sum},
          {expression: "1 + 2*r + r^2", message: SAY.byK},
          {expression: "(4 + 8*r)/16", message: SAY.diagonal},
          {expression: "(4 + 12*r)/16", message: SAY.diagonal},
        ],
      });
    });
  });
  describe("pooledVariance", () => generalTests(answer, rng));
  describe("silentNoise", () => {
    it(title("eight numbers of which nothing is left", "什么都不剩的八个数"), async () => {
      const values = requireNoise(await answer.silentNoise(8), 8);
      expectTrue(power(pairsOf(values)) < 1e-18, SAY.left, {hint: 2});
    });
  });
  describe("stubbornNoise", () => {
    it(title("eight numbers of which everything is left", "全部保留的八个数"), async () => {
      const values = requireNoise(await answer.stubbornNoise(8), 8);
      expectTrue(Math.abs(power(pairsOf(values)) - 1) < 1e-9, SAY.lost, {hint: 2});
    });
  });
}
