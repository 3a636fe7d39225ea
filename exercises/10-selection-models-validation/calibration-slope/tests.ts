import {calibrationInTheLarge, calibrationSlope} from "voxelbook/statistics";
import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  shiftOf(risks: number[], y: number[]): number;
  lookingGood(): {risks: number[]; y: number[]};
}>;

/** The model of question 1. */
type Model = {claimedLow: number; claimedHigh: number; seenLow: number; seenHigh: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  shares: {
    en: "This is the slope of the shares themselves. The slope is that of the log odds.",
    "zh-CN": "这是比例本身的斜率。校准斜率是对数优势的斜率。",
  },
  logs: {
    en: "These are logarithms of the risks, not of the odds: divide each by 1 - p first.",
    "zh-CN": "这是风险的对数，而不是优势的对数：先除以 1 - p。",
  },
  turned: {
    en: "Rise and run have changed places: the slope is what was seen per what was claimed.",
    "zh-CN": "分子与分母颠倒了：斜率是观察到的变化除以声称的变化。",
  },
  mean: {
    en: "This is the difference of the mean outcome and the mean risk, on the scale of shares. The shift moves log odds.",
    "zh-CN": "这是平均结局与平均风险之差，属于比例的尺度。平移作用在对数优势上。",
  },
  twoMeans: {
    en: "This takes the log odds of two averages. Log odds are not linear: add up the shifted risks of all patients.",
    "zh-CN": "这是两个平均值的对数优势之差。对数优势不是线性的：请把所有患者平移后的风险相加。",
  },
  sign: {
    en: "The sign is turned: when too few were said to be ill, the log odds have to rise.",
    "zh-CN": "符号反了：声称的患病者太少时，对数优势应当升高。",
  },
  coarse: {
    en: "Close, but not to 6 decimals: search on until the interval is that small.",
    "zh-CN": "接近，但没有达到 6 位小数：继续搜索直到区间足够小。",
  },
  same: {
    en: "The slope does feel the spread of the claimed log odds: stretched claims need a smaller slope.",
    "zh-CN": "斜率会受声称的对数优势离散程度影响：拉伸后的风险需要更小的斜率。",
  },
  times: {
    en: "Multiplying the claims makes them more extreme, so that less of them is real: the slope goes the other way.",
    "zh-CN": "放大后的风险更极端，其中真实的部分更少：斜率朝相反方向变化。",
  },
  minus: {
    en: "A shift would add to log odds; stretching multiplies them.",
    "zh-CN": "平移才是对对数优势做加法；拉伸是乘法。",
  },
  shape: {
    en: "Return {risks, y}: equally many risks strictly between 0 and 1 and outcomes 0 or 1, both kinds, at most 200 patients, with at least two different risks.",
    "zh-CN":
      "请返回 {risks, y}：数量相同的风险（严格位于 0 与 1 之间）和结局（0 或 1，两种都有），至多 200 人，至少两种不同的风险。",
  },
  ranked: {
    en: "A threshold on the risk tells the ill from the well, so that the slope is infinite. Mix the groups.",
    "zh-CN": "风险的某个阈值把患病与健康完全分开，斜率为无穷大。请让各组混合。",
  },
  slope: {
    en: "The calibration slope of this cohort is not 1: the misses, times the log odds of their groups, must add up to 0.",
    "zh-CN": "该队列的校准斜率不是 1：偏差乘以各组对数优势后之和必须为 0。",
  },
  large: {
    en: "The calibration in the large is not 0: the misses must add up to 0.",
    "zh-CN": "总体校准不是 0：偏差之和必须为 0。",
  },
  right: {
    en: "Both numbers are perfect, but so are the risks: no group of ten patients with one risk is off by 0.15.",
    "zh-CN": "两个数都完美，但风险也都正确：没有任何十人以上的同风险组偏差达到 0.15。",
  },
} satisfies Record<string, Words>;

const logit = (p: number): number => Math.log(p / (1 - p));

function twoTests(answer: Answers, model: Model): void {
  it(title("the slope of your two groups", "你的两组的斜率"), async () => {
    const {claimedLow, claimedHigh, seenLow, seenHigh} = model;
    const over = (f: (p: number) => number): number =>
      (f(seenHigh) - f(seenLow)) / (f(claimedHigh) - f(claimedLow));
    const right = over(logit);
    expectClose(await answer.number("slopeOfTwo"), right, {
      tolerance: 0.0002,
      hint: 2,
      mistakes: [
        {value: over((p) => p), message: SAY.shares},
        {value: over(Math.log), message: SAY.logs},
        {value: 1 / right, message: SAY.turned},
      ],
    });
  });
}

/** Judges a shift against the library's. */
async function judgeShift(answer: Answers, risks: number[], y: number[]): Promise<void> {
  const {intercept, observed, expected} = calibrationInTheLarge(y, risks);
  const got = await answer.shiftOf(risks, y);
  if (typeof got === "number" && Math.abs(got - intercept) > 1e-6) {
    expectTrue(Math.abs(got - intercept) > 0.005, SAY.coarse, {hint: 3});
  }
  expectClose(got, intercept, {
    tolerance: 1e-6,
    hint: 2,
    mistakes: [
      {value: observed - expected, message: SAY.mean},
      {value: logit(observed) - logit(expected), message: SAY.twoMeans},
      {value: -intercept, message: SAY.sign},
    ],
  });
}

function shiftTests(answer: Answers, rng: Rng): void {
  it(
    title("everybody was told 0.5, three of four fell ill", "人人被告知 0.5，四人中三人患病"),
    () => judgeShift(answer, [0.5, 0.5, 0.5, 0.5], [0, 1, 1, 1]),
  );
  it(title("a cohort whose risks are too low", "风险偏低的队列"), async () => {
    const draw = rng.fork("shift");
    const risks = Array.from({length: 80}, () => 0.02 + 0.5 * draw.next());
    const y = risks.map((p) => (draw.next() < Math.min(0.95, 2 * p) ? 1 : 0));
    await judgeShift(answer, risks, y);
  });
}

/** Finds the largest miss of ten or more patients with one risk. */
function largestMiss(risks: readonly number[], y: readonly number[]): number {
  const misses = [...new Set(risks)].map((risk) => {
    const group = y.filter((_, i) => risks[i] === risk);
    const share = group.reduce((sum, v) => sum + v, 0) / group.length;
    return group.length >= 10 ? Math.abs(share - risk) : 0;
  });
  return Math.max(...misses);
}

/** Says whether a cohort can be judged at all. */
function isCohort(cohort: {risks: number[]; y: number[]}): boolean {
  const {risks, y} = cohort ?? {};
  if (!Array.isArray(risks) || !Array.isArray(y) || risks.length !== y.length) return false;
  const fits = risks.every((p) => p > 0 && p < 1) && y.every((v) => v === 0 || v === 1);
  return fits && y.length <= 200 && new Set(y).size === 2 && new Set(risks).size > 1;
}

function breakTests(answer: Answers): void {
  const cohort = async () => {
    const got = await answer.lookingGood();
    expectTrue(isCohort(got), SAY.shape, {hint: 3});
    return got;
  };
  it(title("both numbers are perfect", "两个数都完美"), async () => {
    const {risks, y} = await cohort();
    const ill = risks.filter((_, i) => y[i] === 1);
    const well = risks.filter((_, i) => y[i] === 0);
    const apart = Math.min(...ill) >= Math.max(...well) || Math.max(...ill) <= Math.min(...well);
    expectTrue(!apart, SAY.ranked, {hint: 3});
    const {intercept} = calibrationInTheLarge(y, risks);
    expectTrue(Math.abs(intercept) <= 0.001, SAY.large, {hint: 2});
    const {slope} = calibrationSlope(y, risks);
    expectTrue(Math.abs(slope - 1) <= 0.001, SAY.slope, {hint: 3});
  });
  it(title("and a group of ten is off by 0.15", "而有一组十人偏差 0.15"), async () => {
    const {risks, y} = await cohort();
    expectTrue(largestMiss(risks, y) >= 0.15 - 1e-9, SAY.right, {hint: 2});
  });
}

const MISREAD: Readonly<Record<string, Words>> = {
  timid: {
    en: "A timid model has a slope above 1: the true log odds differ by more than it claims.",
    "zh-CN": "过于保守的模型斜率大于 1：真实的对数优势差别比声称的更大。",
  },
  all: {
    en: "That would be seen in the calibration in the large, which is 0 here.",
    "zh-CN": "那会体现在总体校准上，而这里它为 0。",
  },
  order: {
    en: "Slope and order are different things: stretching all log odds changes the slope and no place.",
    "zh-CN": "斜率与顺序是两回事：拉伸全部对数优势会改变斜率，但不改变任何位次。",
  },
  share: {
    en: "A slope is no share of patients; it may be above 1.",
    "zh-CN": "斜率不是患者的比例；它可以大于 1。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Model>): void {
  describe("slopeOfTwo", () => twoTests(answer, variant));
  describe("shiftOf", () => shiftTests(answer, rng));
  describe("slopeAfter", () => {
    it(title("the slope of the stretched model", "拉伸后模型的斜率"), async () => {
      expectExpression(await answer.expression("slopeAfter"), "b/k", {
        hint: 3,
        mistakes: [
          {expression: "b", message: SAY.same},
          {expression: "b*k", message: SAY.times},
          {expression: "b - k", message: SAY.minus},
        ],
      });
    });
  });
  describe("reading", () => {
    it(title("what the slope says", "斜率说明什么"), async () => {
      expectChoice(await answer.choice("reading"), {right: "extreme", wrong: MISREAD, hint: 2});
    });
  });
  describe("lookingGood", () => breakTests(answer));
}
