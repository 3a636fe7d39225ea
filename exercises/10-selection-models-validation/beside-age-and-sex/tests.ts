import {chiSquaredDistribution} from "voxelbook/core";
import {auc, fitLogistic, likelihoodRatioTest} from "voxelbook/statistics";
import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  addsBeside(known: number[][], feature: number[], y: number[]): number;
  unmasked(age: number[], disease: number[]): number[];
}>;

/** The log-likelihoods of question 1. */
type Study = {none: number; feature: number; known: number; all: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  half: {
    en: "The factor 2 is missing: twice the difference of log-likelihoods follows chi-squared.",
    "zh-CN": "缺少系数 2：对数似然之差的两倍才服从卡方分布。",
  },
  nothing: {
    en: "The larger model was compared with one without columns. That asks whether age, sex and feature together tell anything.",
    "zh-CN": "把较大的模型与没有任何列的模型相比，这问的是年龄、性别和特征合起来是否有用。",
  },
  alone: {
    en: "This tests the feature alone. Asked for is what it adds to a model that has age and sex already.",
    "zh-CN": "这是单独检验该特征。题目问的是它在已含年龄和性别的模型之上增加了什么。",
  },
  others: {
    en: "This asks whether age and sex add to the feature. It is the other way round.",
    "zh-CN": "这问的是年龄和性别能否在特征之上增加信息，方向反了。",
  },
  sign: {
    en: "The statistic cannot be negative: a model with one more column fits at least as well.",
    "zh-CN": "该统计量不会为负：多一列的模型拟合至少一样好。",
  },
  degrees: {
    en: "The degrees of freedom count all columns. Only those count that the larger model has more: one.",
    "zh-CN": "自由度数了所有列。只应数较大模型多出的列：一列。",
  },
  below: {
    en: "This is the probability below the statistic. A p-value is the one above it.",
    "zh-CN": "这是统计量以下的概率。p 值是其以上的概率。",
  },
  wald: {
    en: "This is Wald's test, coefficient over standard error. It is near, but the comparison of the two likelihoods was asked for.",
    "zh-CN": "这是 Wald 检验，即系数除以标准误。结果相近，但题目要求比较两个似然。",
  },
  small: {
    en: "This is its beginning for small r, where −ln(1 − r²) is about r². Keep the logarithm.",
    "zh-CN": "这是 r 很小时的近似，那时 −ln(1 − r²) 约为 r²。请保留对数。",
  },
  doubled: {
    en: "The 2 of the statistic and the ½ of the log-likelihood cancel.",
    "zh-CN": "统计量中的 2 与对数似然中的 ½ 相互抵消。",
  },
  unsquared: {
    en: "The feature takes the share r² of the squares that were left, not r.",
    "zh-CN": "特征所占的是剩余平方和的 r²，而不是 r。",
  },
  length: {
    en: "Give one finite number for each patient, in a list.",
    "zh-CN": "请以列表给出每位患者一个有限的数。",
  },
  seen: {
    en: "Alone, this feature separates the outcomes: a test of each feature by itself would keep it. Let the age spoil it.",
    "zh-CN": "单独来看，该特征就能区分结局：逐个检验会保留它。请让年龄去掩盖它。",
  },
  repeats: {
    en: "This feature is the age again, or does not vary: beside the age it has no coefficient of its own.",
    "zh-CN": "该特征就是年龄本身，或者没有变化：在年龄之外它没有自己的系数。",
  },
  empty: {
    en: "Beside the age this feature tells nothing either. It has to know the disease.",
    "zh-CN": "在年龄之外该特征同样什么也没说明。它必须含有疾病的信息。",
  },
} satisfies Record<string, Words>;

function statisticTests(answer: Answers, {none, feature, known, all}: Study): void {
  it(title("your four models", "你的四个模型"), async () => {
    const right = 2 * (all - known);
    const mistakes = [
      {value: all - known, message: SAY.half},
      {value: 2 * (all - none), message: SAY.nothing},
      {value: 2 * (feature - none), message: SAY.alone},
      {value: 2 * (all - feature), message: SAY.others},
      {value: -right, message: SAY.sign},
    ].filter(({value}) => Math.abs(value - right) > 0.01);
    expectClose(await answer.number("statistic"), right, {tolerance: 0.01, hint: 1, mistakes});
  });
}

/** Draws patients whose outcome depends on what is known and, by `effect`, on the feature. */
function patients(rng: Rng, count: number, columns: number, effect: number) {
  const known = Array.from({length: count}, () =>
    Array.from({length: columns}, () => rng.normal()),
  );
  const feature = known.map(([first]) => 0.6 * first + rng.normal());
  const y = known.map(([first], i) =>
    rng.next() < 1 / (1 + Math.exp(-0.8 * first - effect * feature[i])) ? 1 : 0,
  );
  return {known, feature, y};
}

function addsTests(answer: Answers, rng: Rng): void {
  const judge = async (name: string, count: number, columns: number, effect: number) => {
    const {known, feature, y} = patients(rng.fork(name), count, columns, effect);
    const own = feature.map((value) => [value]);
    const small = fitLogistic(known, y);
    const large = fitLogistic(
      known.map((row, i) => [...row, feature[i]]),
      y,
    );
    const {statistic, p} = likelihoodRatioTest(small, large);
    const tail = (df: number, value: number) => chiSquaredDistribution({df}).survival(value);
    const gained = (model: {logLikelihood: number; nullLogLikelihood: number}) =>
      2 * (model.logLikelihood - model.nullLogLikelihood);
    const z = large.coefficients[columns] / (large.standardErrors?.[columns + 1] ?? 1);
    expectClose(await answer.addsBeside(known, feature, y), p, {
      tolerance: 1e-7,
      hint: 2,
      mistakes: [
        {value: tail(1, statistic / 2), message: SAY.half},
        {value: tail(columns + 1, gained(large)), message: SAY.nothing},
        {value: tail(1, gained(large)), message: SAY.nothing},
        {value: tail(1, gained(fitLogistic(own, y))), message: SAY.alone},
        {value: tail(columns + 1, statistic), message: SAY.degrees},
        {value: 1 - p, message: SAY.below},
        {value: tail(1, z * z), message: SAY.wald},
      ].filter(({value}) => Math.abs(value - p) > 1e-6),
    });
  };
  it(title("a feature that adds", "一个有增益的特征"), () => judge("adds", 60, 2, 0.7));
  it(title("a feature that knows the age alone", "一个只反映年龄的特征"), () =>
    judge("copies", 60, 2, 0),
  );
  it(title("four columns are known", "已知四列"), () => judge("four", 90, 4, 0.4));
}

/** Reads a feature that an answer has made, and judges it beside the age. */
async function judgeUnmasked(answer: Answers, draw: Rng): Promise<void> {
  const age = Array.from({length: 1000}, () => draw.normal());
  const disease = age.map(() => draw.normal());
  const y = age.map((value, i) => (draw.next() < 1 / (1 + Math.exp(-value - disease[i])) ? 1 : 0));
  const feature: unknown = await answer.unmasked(age, disease);
  if (!Array.isArray(feature) || feature.length !== 1000 || !feature.every(Number.isFinite)) {
    fail(SAY.length, {hint: 3});
  }
  const values = feature as number[];

  // What repeats the age, or does not vary, has no coefficient beside it: the correlation says so.
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [a, f] = [mean(age), mean(values)];
  const square = (list: readonly number[], centre: number) =>
    list.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const joint = values.reduce((sum, value, i) => sum + (value - f) * (age[i] - a), 0);
  const left = square(values, f) - joint ** 2 / square(age, a);
  expectTrue(left > 1e-9 * (square(values, f) + f * f), SAY.repeats, {hint: 2});

  // 1000 patients know an AUC to 0.018.
  expectTrue(Math.abs(auc(y, values) - 0.5) < 0.08, SAY.seen, {hint: 2});
  const known = age.map((value) => [value]);
  const {p} = likelihoodRatioTest(
    fitLogistic(known, y),
    fitLogistic(
      age.map((value, i) => [value, values[i]]),
      y,
    ),
  );
  expectTrue(p < 1e-6, SAY.empty, {hint: 3});
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Study>): void {
  describe("statistic", () => statisticTests(answer, variant));
  describe("addsBeside", () => addsTests(answer, rng));
  describe("gain", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("gain"), "-n*log(1 - r^2)", {
        hint: 3,
        mistakes: [
          {expression: "n*r^2", message: SAY.small},
          {expression: "n*log(1 - r^2)", message: SAY.sign},
          {expression: "-2*n*log(1 - r^2)", message: SAY.doubled},
          {expression: "-n*log(1 - r^2)/2", message: SAY.half},
          {expression: "-n*log(1 - r)", message: SAY.unsquared},
        ],
      });
    });
  });
  describe("unmasked", () => {
    it(title("nothing alone, much beside the age", "单独无用，与年龄一起却有用"), () =>
      judgeUnmasked(answer, rng.fork("unmasked")),
    );
  });
  describe("reading", () => {
    it(title("the conclusion that the two p-values allow", "两个 p 值允许的结论"), async () => {
      expectChoice(await answer.choice("reading"), {
        right: "same",
        wrong: {
          none: {
            en: "It has: alone it was associated. But that can come from the age and sex that it reflects.",
            "zh-CN": "有关系：单独检验时它与结局相关。但这可能来自它所反映的年龄与性别。",
          },
          first: {
            en: "Two more columns cost little. The first test did not ask what the feature adds.",
            "zh-CN": "多两列的代价很小。第一个检验并没有问特征增加了什么。",
          },
          cause: {
            en: "No p-value tells a cause. That needs a graph of what acts on what.",
            "zh-CN": "没有任何 p 值能说明因果。那需要一张说明谁影响谁的图。",
          },
        },
        hint: 1,
      });
    });
  });
}
