import {benjaminiHochberg, bonferroni, holm} from "voxelbook/statistics";
import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  adjusted(p: number[]): number[];
  untoldTests(p: number[], rate: number): number;
}>;

/** The study of question 2. */
type Study = {p: number[]; rate: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  bonferroni: {
    en: "This is Bonferroni's correction: every p-value times m. It holds the chance of any false discovery, not their share.",
    "zh-CN":
      "这是 Bonferroni 校正：每个 p 值都乘以 m。它控制出现任何错误发现的概率，而不是错误发现的比例。",
  },
  holm: {
    en: "This is Holm's correction: factors m, m − 1, … and maxima from below. Here the factors are m/i, and minima run from the largest down.",
    "zh-CN":
      "这是 Holm 校正：系数为 m、m − 1、……，并自下而上取最大值。这里系数为 m/i，并从最大值往下取最小值。",
  },
  noMinimum: {
    en: "The minimum is missing: a p-value takes over the adjusted value of a larger one when that is smaller.",
    "zh-CN": "缺少取最小值这一步：当较大 p 值的校正值更小时，较小的 p 值应沿用它。",
  },
  maximum: {
    en: "Maxima were taken from the smallest up. Take minima from the largest down.",
    "zh-CN": "从最小值往上取了最大值。应从最大值往下取最小值。",
  },
  order: {
    en: "The values are right, but in rising order. Give them back in the order of the p-values.",
    "zh-CN": "数值正确，但按升序排列。请按 p 值原来的顺序返回。",
  },
  turned: {
    en: "The places are counted from the largest p-value. Place 1 is the smallest.",
    "zh-CN": "名次是从最大的 p 值数起的。第 1 名是最小的 p 值。",
  },
  above: {
    en: "An adjusted p-value stands above 1.",
    "zh-CN": "有校正后的 p 值大于 1。",
  },
  uncorrected: {
    en: "This counts the p-values below the rate itself, without any correction.",
    "zh-CN": "这是直接把 p 值与该比例相比，没有做任何校正。",
  },
  countBonferroni: {
    en: "This is the number that Bonferroni's line, the rate over 10, leaves.",
    "zh-CN": "这是 Bonferroni 界线（比例除以 10）留下的个数。",
  },
  countHolm: {
    en: "This is Holm's number.",
    "zh-CN": "这是 Holm 方法得到的个数。",
  },
  firstFailure: {
    en: "You stopped at the first value above its line. The last one below its line takes all smaller ones with it.",
    "zh-CN": "你在第一个超过界线的值处停下了。最后一个低于界线的值会带上所有更小的值。",
  },
  ownLine: {
    en: "Only values below their own line were counted. The last one below its line takes all smaller ones with it.",
    "zh-CN": "只数了低于各自界线的值。最后一个低于界线的值会带上所有更小的值。",
  },
  level: {
    en: "The level is the share of features without effect that are found. Asked for is the share of the discoveries.",
    "zh-CN": "水平是无效应特征中被发现的比例。题目要求的是发现之中的比例。",
  },
  allNull: {
    en: "Only m − k features can give a false discovery: the k true ones cannot.",
    "zh-CN": "只有 m − k 个特征可能成为错误发现：k 个真实特征不会。",
  },
  ofAll: {
    en: "This is the share of all features tested. Divide by the expected discoveries, true and false.",
    "zh-CN": "这是占全部被检验特征的比例。应除以期望的发现数（真的与假的之和）。",
  },
  truth: {
    en: "This is the share of true discoveries.",
    "zh-CN": "这是真实发现的比例。",
  },
  smallest: {
    en: "Only the smallest p-value was looked at. A larger one may hold out longer, since its line is i times as high.",
    "zh-CN": "只看了最小的 p 值。较大的 p 值可能坚持更久，因为它的界线高 i 倍。",
  },
  lastOne: {
    en: "With this number one discovery is still left: go one beyond it.",
    "zh-CN": "这个数目下仍剩一个发现：再多一个。",
  },
  total: {
    en: "This counts the reported tests too. Asked for are the further ones.",
    "zh-CN": "这把已报告的检验也算进去了。题目要的是另外的那些。",
  },
  negative: {
    en: "Where nothing is discovered no further test is needed: 0.",
    "zh-CN": "本来就没有发现时，不需要更多检验：答案为 0。",
  },
} satisfies Record<string, Words>;

/** The places of p-values in rising order. */
const orderOf = (p: readonly number[]): number[] => p.map((_, i) => i).sort((i, j) => p[i] - p[j]);

/** Gives every value m over its place, without a minimum. */
function withoutMinimum(p: readonly number[]): number[] {
  const result = [...p];
  orderOf(p).forEach((at, i) => {
    result[at] = Math.min(1, (p.length / (i + 1)) * p[at]);
  });
  return result;
}

/** Takes maxima from the smallest value up. */
function withMaximum(p: readonly number[]): number[] {
  const plain = withoutMinimum(p);
  let worst = 0;
  for (const at of orderOf(p)) {
    worst = Math.max(worst, plain[at]);
    plain[at] = worst;
  }
  return plain;
}

/** Counts places from the largest value. */
function withPlacesTurned(p: readonly number[]): number[] {
  const result = [...p];
  orderOf(p).forEach((at, i) => {
    result[at] = Math.min(1, (p.length / (p.length - i)) * p[at]);
  });
  return result;
}

function adjustedTests(answer: Answers, rng: Rng): void {
  const judge = async (p: number[]) => {
    const right = Array.from(benjaminiHochberg(p));
    const differs = (value: readonly number[]) =>
      value.some((own, i) => Math.abs(own - right[i]) > 1e-9);
    const mistakes = [
      {value: Array.from(bonferroni(p)), message: SAY.bonferroni},
      {value: Array.from(holm(p)), message: SAY.holm},
      {value: withoutMinimum(p), message: SAY.noMinimum},
      {value: withMaximum(p), message: SAY.maximum},
      {value: [...right].sort((a, b) => a - b), message: SAY.order},
      {value: withPlacesTurned(p), message: SAY.turned},
      {value: p.map((value) => p.length * value), message: SAY.above},
    ].filter(({value}) => differs(value));
    expectClose(await answer.adjusted(p), right, {tolerance: 1e-9, hint: 3, mistakes});
  };
  it(title("four p-values", "四个 p 值"), () => judge([0.03, 0.01, 0.5, 0.02]));
  it(title("a larger one pulls smaller ones down", "较大的值把较小的值拉低"), () =>
    judge([0.04, 0.2, 0.045, 0.041, 0.9, 0.043]),
  );
  it(title("forty p-values, some of them equal", "四十个 p 值，有些相等"), async () => {
    const draw = rng.fork("adjusted");
    await judge(Array.from({length: 40}, () => Math.round(1000 * draw.next() ** 3 + 1) / 1001));
  });
}

function foundTests(answer: Answers, {p, rate}: Study): void {
  it(title("your ten features", "你的十个特征"), async () => {
    const sorted = [...p].sort((a, b) => a - b);
    const m = p.length;
    const passes = sorted.map((value, i) => value <= ((i + 1) * rate) / m);
    const right = passes.lastIndexOf(true) + 1;
    const holmFails = sorted.findIndex((value, i) => value > rate / (m - i));
    const mistakes = [
      {value: sorted.filter((value) => value <= rate).length, message: SAY.uncorrected},
      {value: sorted.filter((value) => value <= rate / m).length, message: SAY.countBonferroni},
      {value: holmFails, message: SAY.countHolm},
      {value: passes.indexOf(false), message: SAY.firstFailure},
      {value: passes.filter((pass) => pass).length, message: SAY.ownLine},
    ].filter(({value}) => value !== right);
    expectClose(await answer.number("found"), right, {tolerance: 0.01, hint: 2, mistakes});
  });
}

/** Counts further tests by trying one after the other. */
function untoldByTrying(p: readonly number[], rate: number): number {
  for (let count = 0; ; count++) {
    const all = [...p, ...new Array<number>(count).fill(1)];
    if (benjaminiHochberg(all).every((value) => value > rate)) return count;
  }
}

function untoldTests(answer: Answers, rng: Rng): void {
  const judge = async (p: number[], rate: number) => {
    const right = untoldByTrying(p, rate);
    const smallest = Math.floor(rate / Math.min(...p)) - p.length + 1;
    const mistakes = [
      {value: Math.max(0, smallest), message: SAY.smallest},
      {value: smallest, message: smallest < 0 && right === 0 ? SAY.negative : SAY.smallest},
      {value: right - 1, message: right === 0 ? SAY.negative : SAY.lastOne},
      {value: right + p.length, message: SAY.total},
    ].filter(({value}) => value !== right);
    expectClose(await answer.untoldTests(p, rate), right, {tolerance: 0, hint: 3, mistakes});
  };
  it(title("the smallest p-value holds out longest", "最小的 p 值坚持最久"), () =>
    judge([0.3, 0.0011, 0.021], 0.1),
  );
  it(title("four together hold out longer than one", "四个一起比一个更持久"), () =>
    judge([0.023, 0.021, 0.02, 0.6, 0.022], 0.1),
  );
  it(title("nothing was discovered anyway", "本来就没有发现"), () => judge([0.5, 0.4, 0.7], 0.1));
  it(title("thirty p-values", "三十个 p 值"), async () => {
    const draw = rng.fork("untold");
    await judge(
      Array.from({length: 30}, () => 0.0003 + draw.next() ** 4),
      0.05,
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Study>): void {
  describe("adjusted", () => adjustedTests(answer, rng));
  describe("found", () => foundTests(answer, variant));
  describe("falseShare", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      const given = await answer.expression("falseShare");
      expectExpression(given, "a*(m - k)/(a*(m - k) + w*k)", {
        hint: 2,
        mistakes: [
          {expression: "a", message: SAY.level},
          {expression: "a*m/(a*m + w*k)", message: SAY.allNull},
          {expression: "a*(m - k)/m", message: SAY.ofAll},
          {expression: "w*k/(a*(m - k) + w*k)", message: SAY.truth},
        ],
      });
    });
  });
  describe("untoldTests", () => untoldTests(answer, rng));
  describe("promise", () => {
    it(title("what the rate of 10 % means", "10 % 的含义"), async () => {
      expectChoice(await answer.choice("promise"), {
        right: "average",
        wrong: {
          each: {
            en: "The discovery with the smallest p-value is much safer than the last one: the rate is a mean over the list, no property of one feature.",
            "zh-CN":
              "p 值最小的发现比最后一个可靠得多：该比例是整份清单的平均，不是单个特征的性质。",
          },
          any: {
            en: "That is the family-wise rate, which Bonferroni and Holm hold. Of 20 discoveries two false ones are in order here.",
            "zh-CN":
              "那是 Bonferroni 与 Holm 所控制的总体错误率。这里 20 个发现中有两个是假的也属正常。",
          },
          tested: {
            en: "The share is one of the discoveries, not of all tests: 10 % of 400 would be 40, more than were discovered.",
            "zh-CN": "比例是相对于发现而言，不是相对于全部检验：400 的 10 % 是 40，比发现还多。",
          },
        },
        hint: 1,
      });
    });
  });
}
