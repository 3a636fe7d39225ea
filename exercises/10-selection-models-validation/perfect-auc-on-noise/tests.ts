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
  aucOf(scores: number[], y: number[]): number;
  perfectWeights(x: number[][], y: number[]): number[];
}>;

/** The study of question 3. */
type Study = {ill: number; well: number; features: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  turned: {
    en: "The pairs are counted the other way round: the ill patient should have the higher score.",
    "zh-CN": "配对数反了：应是患病者的评分更高。",
  },
  tiesLost: {
    en: "A pair of equal scores was counted as lost. It counts one half.",
    "zh-CN": "评分相等的配对被算作输。它应算一半。",
  },
  tiesWon: {
    en: "A pair of equal scores was counted as won. It counts one half.",
    "zh-CN": "评分相等的配对被算作赢。它应算一半。",
  },
  neighbours: {
    en: "Pairs were divided by the number of patients. Divide by the number of pairs, ill times well.",
    "zh-CN": "配对数除以了患者数。应除以配对总数，即患病数乘以健康数。",
  },
  oneEnd: {
    en: "Only one end was counted. A feature with all ill patients at its low end is just as perfect: turn its sign.",
    "zh-CN": "只算了一端。所有患病者都在低端的特征同样完美：变号即可。",
  },
  coins: {
    en: "This throws a coin for each patient. The numbers of ill and well are fixed here: count the sets of places.",
    "zh-CN": "这相当于给每位患者掷硬币。这里患病与健康的人数是固定的：请数位置的组合。",
  },
  orders: {
    en: "Every order of the twelve was counted as one case. Orders among the ill, and among the well, do not matter.",
    "zh-CN": "把十二人的每种排列都算作一种情形。患病者之间、健康者之间的次序无关紧要。",
  },
  expectation: {
    en: "This is the expected number of perfect features. It can pass 1; a probability cannot.",
    "zh-CN": "这是完美特征的期望个数。它可以超过 1，概率则不能。",
  },
  none: {
    en: "This is the probability that no feature is perfect.",
    "zh-CN": "这是没有任何特征完美的概率。",
  },
  length: {
    en: "Give one finite weight for each feature, in a list.",
    "zh-CN": "请以列表给出每个特征一个有限的权重。",
  },
  imperfect: {
    en: "With these weights some well patient scores as high as an ill one. Weights that rank the patients perfectly exist.",
    "zh-CN": "用这些权重，有健康者的评分不低于某位患病者。完美排序的权重是存在的。",
  },
  tight: {
    en: "This ranks many features well, but fails where features only just outnumber patients: the rows are no longer nearly at right angles there. Solve for the weights, or correct them until nobody is on the wrong side.",
    "zh-CN":
      "特征很多时可行，但特征数只略多于患者数时失败：那时各行不再近似正交。请解出权重，或不断修正直到无人站错边。",
  },
} satisfies Record<string, Words>;

/** Counts pairs; a tie counts `tie`. */
function pairs(scores: readonly number[], y: readonly number[], tie: number): number {
  let won = 0;
  let all = 0;
  scores.forEach((a, i) => {
    scores.forEach((b, k) => {
      if (y[i] !== 1 || y[k] !== 0) return;
      all++;
      won += a > b ? 1 : a === b ? tie : 0;
    });
  });
  return won / all;
}

function aucTests(answer: Answers, rng: Rng): void {
  const judge = async (scores: number[], y: number[]) => {
    const right = pairs(scores, y, 0.5);
    const ill = y.filter((v) => v === 1).length;
    const perPatient = (right * ill * (y.length - ill)) / y.length;
    expectClose(await answer.aucOf(scores, y), right, {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [
        {value: 1 - right, message: SAY.turned},
        {value: pairs(scores, y, 0), message: SAY.tiesLost},
        {value: pairs(scores, y, 1), message: SAY.tiesWon},
        {value: perPatient, message: SAY.neighbours},
      ].filter(({value}) => Math.abs(value - right) > 1e-9),
    });
  };
  it(title("five patients without ties", "五位患者，无相等评分"), () =>
    judge([0.9, 0.7, 0.6, 0.4, 0.2], [1, 0, 1, 0, 0]),
  );
  it(title("equal scores count one half", "相等评分算一半"), () =>
    judge([3, 3, 2, 2, 1, 5], [1, 0, 1, 0, 0, 1]),
  );
  it(title("forty patients with scores of few values", "四十位患者，评分取值很少"), async () => {
    const draw = rng.fork("auc");
    const y = Array.from({length: 40}, (_, i) => (i % 3 === 0 ? 1 : 0));
    await judge(
      y.map((v) => draw.int(6) + 2 * v),
      y,
    );
  });
}

/** Counts the ways to choose k of n. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function leastTests(answer: Answers, {ill, well, features}: Study): void {
  it(title("your study", "你的研究"), async () => {
    const share = 1 / choose(ill + well, ill);
    const right = 1 - (1 - 2 * share) ** features;
    expectClose(await answer.number("atLeastOne"), right, {
      tolerance: 0.0006,
      hint: 2,
      mistakes: [
        {value: 2 * share * features, message: SAY.expectation},
        {value: 1 - (1 - share) ** features, message: SAY.oneEnd},
        {value: 1 - right, message: SAY.none},
        {value: 1 - (1 - 2 / 2 ** (ill + well)) ** features, message: SAY.coins},
      ].filter(({value}) => Math.abs(value - right) > 0.0006),
    });
  });
}

/** Draws features of noise and outcomes of which every second is ill. */
function noise(rng: Rng, patients: number, features: number): {x: number[][]; y: number[]} {
  const x = Array.from({length: patients}, () =>
    Array.from({length: features}, () => rng.normal()),
  );
  return {x, y: x.map((_, i) => (i + 1) % 2)};
}

function weightTests(answer: Answers, rng: Rng): void {
  const judge = async (patients: number, features: number, message: Words) => {
    const {x, y} = noise(rng.fork(`${patients} ${features}`), patients, features);
    const got: unknown = await answer.perfectWeights(x, y);
    const fits =
      Array.isArray(got) && got.length === features && got.every((w) => Number.isFinite(w));
    if (!fits) fail(SAY.length, {hint: 2});
    const weights = got as number[];
    const scores = x.map((row) => row.reduce((sum, value, j) => sum + weights[j] * value, 0));
    expectTrue(pairs(scores, y, 0) === 1, message, {hint: 3});
  };
  it(title("12 patients, 500 features", "12 位患者，500 个特征"), () =>
    judge(12, 500, SAY.imperfect),
  );
  it(title("20 patients, 22 features", "20 位患者，22 个特征"), () => judge(20, 22, SAY.tight));
}

const MEANING: Readonly<Record<string, Words>> = {
  one: {
    en: "You have just built such a model, and none of the features had anything to do with the outcome.",
    "zh-CN": "你刚刚就造出了这样的模型，而没有任何特征与结局有关。",
  },
  small: {
    en: "It does not even say that the features are good: noise gets the same number.",
    "zh-CN": "它甚至不能说明特征好：噪声也得到同样的数。",
  },
  calibrated: {
    en: "The ranking is right for these patients only. On new ones it is a coin, and calibration cannot mend a coin.",
    "zh-CN": "排序只对这些患者正确。对新患者它等于掷硬币，而校准救不了掷硬币。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Study>): void {
  describe("aucOf", () => aucTests(answer, rng));
  describe("perfectOnes", () => {
    it(title("six ill, six well", "六位患病，六位健康"), async () => {
      expectExpression(await answer.expression("perfectOnes"), "2*m/924", {
        hint: 2,
        mistakes: [
          {expression: "m/924", message: SAY.oneEnd},
          {expression: "2*m/4096", message: SAY.coins},
          {expression: "2*m/479001600", message: SAY.orders},
        ],
      });
    });
  });
  describe("atLeastOne", () => leastTests(answer, variant));
  describe("perfectWeights", () => weightTests(answer, rng));
  describe("meaning", () => {
    it(title("an AUC of 1 on the patients fitted to", "在用于拟合的患者上 AUC 为 1"), async () => {
      const got = await answer.choice("meaning");
      expectChoice(got, {right: "nothing", wrong: MEANING, hint: 1});
    });
  });
}
