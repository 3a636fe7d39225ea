import {mean} from "voxelbook/core";
import {concordance} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[];
  hasChanged(before: number, after: number, pairs: number[][]): string;
  correlatedPairs(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  turned: {
    en: "The sign is turned: these are limits of b − a. The difference is the first measurement less the second.",
    "zh-CN": "符号反了：这是 b − a 的界限。差值是第一次测量减第二次。",
  },
  mean: {
    en: "The standard error of the bias was used. Limits hold for single tumours: do not divide by the root of n.",
    "zh-CN": "用了偏倚的标准误。界限针对单个肿瘤：不要除以 n 的平方根。",
  },
  logs: {
    en: "These are logarithms still. Turn all three back with Math.exp, so that they are ratios.",
    "zh-CN": "这些仍是对数。请用 Math.exp 将三个数都还原为比值。",
  },
  ratios: {
    en: "The ratios themselves were averaged. A half and a double cancel only as logarithms.",
    "zh-CN": "直接平均了比值本身。一半与一倍只有取对数后才能相互抵消。",
  },
  noBias: {
    en: "The bias is missing: this is the coefficient when both outlines are drawn by one person. A shift of the second person counts as error.",
    "zh-CN": "缺少偏倚：这是两次都由同一人勾画时的系数。第二个人的偏移也算作误差。",
  },
  twice: {
    en: "The root of 2 was counted twice: s is already the spread of a difference, and s_w is smaller than it by √2.",
    "zh-CN": "√2 被算了两次：s 已经是差值的离散程度，s_w 比它小 √2 倍。",
  },
  sum: {
    en: "Bias and spread were added. Their squares add up.",
    "zh-CN": "把偏倚与离散直接相加了。应是平方相加。",
  },
  single: {
    en: "The change was compared with one within-tumour standard deviation. Two measurements differ by chance by up to 1.96·√2 of it.",
    "zh-CN": "变化只与一个瘤内标准差比较了。两次测量的偶然差异可达其 1.96·√2 倍。",
  },
  centred: {
    en: "The mean of the differences was taken out of them. A bias between first and second measurement is error here: nothing is subtracted.",
    "zh-CN": "减去了差值的均值。这里第一次与第二次测量之间的偏倚也是误差：不要减去任何值。",
  },
  twenty: {
    en: "A fixed cut-off of 20 % was used. What chance does has to come from the pairs.",
    "zh-CN": "使用了固定的 20 % 阈值。偶然变化的大小必须由成对数据得出。",
  },
  words: {
    en: 'Answer with one of "grown", "shrunk" and "cannot tell".',
    "zh-CN": '请回答 "grown"、"shrunk" 或 "cannot tell" 之一。',
  },
  lists: {
    en: "Give two lists of at least eight positive numbers, equally long.",
    "zh-CN": "请给出两个等长的列表，各至少八个正数。",
  },
  correlated: {
    en: "The correlation is not above 0.999: the pairs do not lie on one straight line.",
    "zh-CN": "相关系数没有超过 0.999：各对数值不在一条直线上。",
  },
  means: {
    en: "The means differ by 1 % or more: a bias would give these programs away at once.",
    "zh-CN": "两个均值相差 1 % 或更多：这样的偏倚一眼就能看出。",
  },
  narrow: {
    en: "The limits do not reach beyond ±50 % of the mean: stretch the second list more.",
    "zh-CN": "界限没有超出均值的 ±50 %：把第二个列表拉伸得更大些。",
  },
} satisfies Record<string, Words>;

/** Limits of any differences, with 1.96 standard deviations over a root of `share`. */
function limitsOf(gaps: number[], share = 1): number[] {
  const bias = mean(gaps);
  const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
  const reach = (1.96 * Math.sqrt(squares / (gaps.length - 1))) / Math.sqrt(share);
  return [bias - reach, bias, bias + reach];
}

/** Volumes outlined twice, with an error that is a share. */
function drawPairs(draw: Rng, count: number, error: number, shift = 0): number[][] {
  return Array.from({length: count}, () => {
    const volume = 10 + 90 * draw.next();
    return [0, shift].map((more) => volume * Math.exp(more + error * draw.normal()));
  });
}

function limitsTests(answer: Answers, rng: Rng): void {
  it(title("four pairs on paper", "纸上的四对数值"), async () => {
    const [a, b] = [
      [10, 14, 18, 22],
      [9, 15, 16, 20],
    ];
    const gaps = a.map((x, i) => x - b[i]);
    expectClose(await answer.limitsOfAgreement(a, b, "difference"), limitsOf(gaps), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: limitsOf(gaps.map((gap) => -gap)), message: SAY.turned},
        {value: limitsOf(gaps, 4), message: SAY.mean},
      ],
    });
  });
  it(title("thirty volumes as ratios", "以比值表示的三十个体积"), async () => {
    const pairs = drawPairs(rng.fork("limits"), 30, 0.1, 0.2);
    const [a, b] = [0, 1].map((j) => pairs.map((pair) => pair[j]));
    const logs = a.map((x, i) => Math.log(x / b[i]));
    expectClose(await answer.limitsOfAgreement(a, b, "ratio"), limitsOf(logs).map(Math.exp), {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: limitsOf(logs), message: SAY.logs},
        {value: limitsOf(a.map((x, i) => x / b[i])), message: SAY.ratios},
        {value: limitsOf(logs.map((gap) => -gap)).map(Math.exp), message: SAY.turned},
        {value: limitsOf(logs, 30).map(Math.exp), message: SAY.mean},
      ],
    });
  });
}

function changedTests(answer: Answers, rng: Rng): void {
  const judge = async (factor: number, name: string, wrong: Words) => {
    const pairs = drawPairs(rng.fork(name), 40, 0.1);
    const change = Math.log(factor);
    const squares = pairs.map(([a, b]) => Math.log(a / b) ** 2 / 2);
    const isChance = Math.abs(change) <= 1.96 * Math.SQRT2 * Math.sqrt(mean(squares));
    const got: unknown = await answer.hasChanged(30, 30 * factor, pairs);
    expectTrue(["grown", "shrunk", "cannot tell"].includes(String(got)), SAY.words, {hint: 1});
    const right = isChance ? "cannot tell" : change > 0 ? "grown" : "shrunk";
    expectEqual(got, right, {hint: 3, message: wrong});
  };
  it(title("a quarter more, with errors of 10 %", "增大四分之一，误差 10 %"), () =>
    judge(1.25, "quarter", SAY.twenty),
  );
  it(title("15 % less, with errors of 10 %", "减小 15 %，误差 10 %"), () =>
    judge(0.85, "less", SAY.single),
  );
  it(title("twice as large", "增大一倍"), () => judge(2, "twice", SAY.words));
  it(title("half as large", "减小一半"), () => judge(0.5, "half", SAY.words));
  it(title("a second person who always draws more", "总是多勾画的第二个人"), async () => {
    const pairs = drawPairs(rng.fork("second person"), 40, 0.03, 0.3);
    const got = await answer.hasChanged(30, 30 * Math.exp(0.35), pairs);
    expectEqual(got, "cannot tell", {hint: 2, message: SAY.centred});
  });
}

function lineTests(answer: Answers): void {
  const lists = async (): Promise<[number[], number[]]> => {
    const got: unknown = await answer.correlatedPairs();
    const isFull =
      Array.isArray(got) &&
      got.length === 2 &&
      got.every(
        (list: unknown) =>
          Array.isArray(list) &&
          list.length >= 8 &&
          list.length === got[0].length &&
          list.every((value: unknown) => Number.isFinite(value) && Number(value) > 0),
      );
    expectTrue(isFull, SAY.lists, {hint: 3});
    return got as [number[], number[]];
  };
  it(title("one straight line and one mean", "同一直线，同一均值"), async () => {
    const [a, b] = await lists();
    expectTrue(concordance(a, b).precision > 0.999, SAY.correlated, {hint: 2});
    const centre = (mean(a) + mean(b)) / 2;
    expectTrue(Math.abs(mean(a) - mean(b)) < 0.01 * centre, SAY.means, {hint: 3});
  });
  it(title("and limits that are of no use", "而界限毫无用处", {weight: 2}), async () => {
    const [a, b] = await lists();
    const half = (mean(a) + mean(b)) / 4;
    const [low, , high] = limitsOf(a.map((x, i) => x - b[i]));
    expectTrue(low < -half && high > half, SAY.narrow, {hint: 3});
  });
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("limitsOfAgreement", () => limitsTests(answer, rng));
  describe("repeatability", () => {
    it(title("a coefficient with the bias in it", "含偏倚的系数"), async () => {
      expectExpression(await answer.expression("repeatability"), "1.96*sqrt(s^2 + b^2)", {
        hint: 3,
        tolerance: 1e-3,
        mistakes: [
          {expression: "1.96*s", message: SAY.noBias},
          {expression: "1.96*sqrt(2)*sqrt(s^2 + b^2)", message: SAY.twice},
          {expression: "1.96*(s + b)", message: SAY.sum},
        ],
      });
    });
  });
  describe("hasChanged", () => changedTests(answer, rng));
  describe("correlatedPairs", () => lineTests(answer));
}
