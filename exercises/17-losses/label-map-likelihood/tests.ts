import {
  type Answer,
  expectClose,
  expectEqual,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{negativeLogLikelihood(p: number[][], labels: number[]): number}>;

const TABLE = [
  [0.6, 0.3, 0.1],
  [0.2, 0.7, 0.1],
  [0.25, 0.5, 0.25],
  [0.1, 0.1, 0.8],
];
const FOUND = [1, 1, 0, 2];
const NATS = -Math.log(0.042);

/** What known mistakes are called, in the learner's words. */
const SAY = {
  counts: {
    en: "This is the probability of the counts under equal probabilities: a multinomial. The map itself is one of its 12 arrangements.",
    "zh-CN": "这是计数的概率（多项分布）。这张标签图只是 12 种排列之一。",
  },
  most: {
    en: "The largest probability of each row was taken. Take that of the label that was found.",
    "zh-CN": "取了每行最大的概率。应取实际标签的概率。",
  },
  bits: {
    en: "This is in bits: the logarithm has base 2. Nats take the natural logarithm.",
    "zh-CN": "这是以 2 为底的对数（比特）。奈特用自然对数。",
  },
  mean: {
    en: "This is the mean over the voxels. The log-likelihood of the map is the sum.",
    "zh-CN": "这是各体素的平均。标签图的对数似然是总和。",
  },
  sign: {
    en: "The sign is turned: probabilities have negative logarithms, so the negative log-likelihood is positive.",
    "zh-CN": "符号反了：概率的对数为负，因此负对数似然为正。",
  },
  underflow: {
    en: "The product of so many probabilities underflows to 0. Add logarithms instead of multiplying.",
    "zh-CN": "这么多概率的乘积下溢为 0。应把对数相加，而不是相乘。",
  },
  clipped: {
    en: "The probability was kept away from 0. What a network calls impossible costs Infinity when it happens.",
    "zh-CN": "概率被截断而不为 0。网络认为不可能的事发生时，代价是无穷大。",
  },
  all: {
    en: "These are all label maps of four voxels, or all orders of four different things. Voxels of one class cannot be told apart.",
    "zh-CN": "这是所有标签图，或四个不同对象的全部排列。同类体素不可区分。",
  },
} satisfies Record<string, Words>;

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("likelihood", () => {
    it(title("the probability of the label map", "标签图的概率"), async () => {
      expectClose(await answer.number("likelihood"), 0.042, {
        tolerance: 5e-5,
        hint: 3,
        mistakes: [
          {value: 12 * 0.042, message: SAY.counts},
          {value: 0.6 * 0.7 * 0.5 * 0.8, message: SAY.most},
        ],
      });
    });
  });
  describe("surprise", () => {
    it(title("the negative log-likelihood in nats", "负对数似然（奈特）"), async () => {
      expectClose(await answer.number("surprise"), NATS, {
        tolerance: 5e-3,
        hint: 2,
        mistakes: [
          {value: NATS / Math.LN2, message: SAY.bits},
          {value: NATS / 4, message: SAY.mean},
          {value: -NATS, message: SAY.sign},
        ],
      });
    });
  });
  describe("ways", () => {
    it(title("label maps with these counts", "具有相同计数的标签图"), async () => {
      expectClose(await answer.number("ways"), 12, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [
          {value: 81, message: SAY.all},
          {value: 24, message: SAY.all},
        ],
      });
    });
  });
  describe("negativeLogLikelihood", () => {
    it(title("the map of part 1", "第 1 部分的标签图"), async () => {
      expectClose(await answer.negativeLogLikelihood(TABLE, FOUND), NATS, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: NATS / Math.LN2, message: SAY.bits},
          {value: NATS / 4, message: SAY.mean},
          {value: -NATS, message: SAY.sign},
          {value: -Math.log(0.6 * 0.7 * 0.5 * 0.8), message: SAY.most},
          {value: NATS - Math.log(12), message: SAY.counts},
        ],
      });
    });
    it(title("two thousand voxels at one half", "两千个概率为一半的体素"), async () => {
      const p = Array.from({length: 2000}, () => [0.5, 0.5]);
      const labels = p.map((_, i) => i % 2);
      const got = await answer.negativeLogLikelihood(p, labels);
      expectClose(got, 2000 * Math.LN2, {
        tolerance: 1e-6,
        hint: 2,
        mistakes: [{value: Number.POSITIVE_INFINITY, message: SAY.underflow}],
      });
    });
    it(
      title("what was called impossible costs Infinity", "被认为不可能的标签代价无穷"),
      async () => {
        const got = await answer.negativeLogLikelihood([[1, 0]], [1]);
        expectEqual(got, Number.POSITIVE_INFINITY, {hint: 3, message: SAY.clipped});
      },
    );
  });
}
