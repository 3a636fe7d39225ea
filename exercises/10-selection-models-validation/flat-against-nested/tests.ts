import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  flatScore(table: number[][]): number;
  nestedScore(inner: number[][], outer: number[][]): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  all: {
    en: "This averages all candidates. The flat way reports the best one.",
    "zh-CN": "这是所有候选模型的平均。扁平做法只报告最好的那个。",
  },
  perFold: {
    en: "This takes the best candidate of each fold. The flat way has one candidate for all folds.",
    "zh-CN": "这在每一折各取最好的候选。扁平做法对所有折只用一个候选模型。",
  },
  single: {
    en: "This is the largest single value. A candidate is judged by its mean over the folds.",
    "zh-CN": "这是单个最大值。候选模型应按各折平均来评判。",
  },
  innerScore: {
    en: "These are the inner scores of the winners, which won because they are large. The chosen candidate has to be judged on the outer test patients.",
    "zh-CN": "这是获胜者的内层得分,正因为大才获胜。所选候选要在外层测试患者上评判。",
  },
  peek: {
    en: "This chooses by the outer scores: the test patients have chosen their own model.",
    "zh-CN": "这是按外层得分选择:测试患者选择了自己的模型。",
  },
  oneChoice: {
    en: "This makes one choice for all splits, from inner scores of every split. Each split chooses within its own training patients.",
    "zh-CN": "这对所有划分只做了一次选择。每个划分应在自己的训练患者中选择。",
  },
  last: {
    en: "Of equal inner scores the first candidate is chosen, here the last one was.",
    "zh-CN": "内层得分相同时选第一个候选,这里选了最后一个。",
  },
  half: {
    en: "Each of the two is expected at ½, but the better of them lies above.",
    "zh-CN": "两者各自的期望是 ½,但较好者高于此。",
  },
  whole: {
    en: "The better is above ½ by s times a factor below 1: it is often one that scattered little.",
    "zh-CN": "较好者高出 ½ 的量是 s 乘以一个小于 1 的系数。",
  },
  size: {
    en: "This is half the mean size of one normal of standard deviation s. The difference of the two has the standard deviation s√2.",
    "zh-CN": "这是标准差为 s 的一个正态变量平均大小的一半。两者之差的标准差是 s√2。",
  },
  bound: {
    en: "√(2 ln m) is a bound that the expected maximum only slowly comes near to: so few models do not get there.",
    "zh-CN": "√(2 ln m) 只是上界,期望最大值很慢才接近:这么少的模型达不到。",
  },
  wait: {
    en: "This is how many draws it takes on average until one exceeds 0.70. Asked for is when the expected largest value is 0.70.",
    "zh-CN": "这是平均要抽多少次才有一次超过 0.70。题目问的是最大值的期望何时为 0.70。",
  },
} satisfies Record<string, Words>;

const MEANING = {
  model: {
    en: "The best of the splits is again a largest of several noisy values. The nested score averages all splits.",
    "zh-CN": "各划分中的最好者又是多个噪声值中的最大者。嵌套得分是所有划分的平均。",
  },
  candidate: {
    en: "The splits tested what they chose, and they chose different candidates: the score belongs to none of them.",
    "zh-CN": "各划分测试的是各自所选的候选,它们并不相同:得分不属于其中任何一个。",
  },
  final: {
    en: "The final model is fitted to more patients and was itself never tested. The score speaks for the way it was made.",
    "zh-CN": "最终模型用更多患者拟合,自身从未被测试。得分说明的是它的产生方式。",
  },
} satisfies Record<string, Words>;

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
const best = (values: readonly number[]): number => values.indexOf(Math.max(...values));
const columns = (table: readonly (readonly number[])[]): number[][] =>
  table[0].map((_, k) => table.map((row) => row[k]));

/** Draws a table of scores. */
function drawTable(draw: Rng, rows: number, width: number): number[][] {
  return Array.from({length: rows}, () =>
    Array.from({length: width}, () => 0.5 + 0.1 * draw.normal()),
  );
}

function flatTests(answer: Answers, rng: Rng): void {
  const judge = async (table: number[][]) => {
    expectClose(await answer.flatScore(table), Math.max(...table.map(mean)), {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: mean(table.map(mean)), message: SAY.all},
        {value: mean(columns(table).map((folds) => Math.max(...folds))), message: SAY.perFold},
        {value: Math.max(...table.flat()), message: SAY.single},
      ],
    });
  };
  it(title("three candidates on two folds", "两折上的三个候选"), () =>
    judge([
      [0.5, 0.6],
      [0.9, 0.4],
      [0.6, 0.8],
    ]),
  );
  it(title("twenty candidates on five folds", "五折上的二十个候选"), () =>
    judge(drawTable(rng.fork("flat"), 20, 5)),
  );
}

function nestedTests(answer: Answers, rng: Rng): void {
  const judge = async (inner: number[][], outer: number[][]) => {
    const right = mean(inner.map((row, k) => outer[k][best(row)]));
    const overall = best(columns(inner).map(mean));
    expectClose(await answer.nestedScore(inner, outer), right, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: mean(inner.map((row) => Math.max(...row))), message: SAY.innerScore},
        {value: mean(outer.map((row) => Math.max(...row))), message: SAY.peek},
        {value: mean(outer.map((row) => row[overall])), message: SAY.oneChoice},
        {
          value: mean(inner.map((row, k) => outer[k][row.lastIndexOf(Math.max(...row))])),
          message: SAY.last,
        },
      ],
    });
  };
  it(title("two splits that choose differently", "两个划分作出不同选择"), () =>
    judge(
      [
        [0.8, 0.7, 0.3],
        [0.5, 0.9, 0.6],
      ],
      [
        [0.6, 0.9, 0.5],
        [0.8, 0.7, 0.4],
      ],
    ),
  );
  it(title("of equals the first", "相同时取第一个"), () =>
    judge([[0.7, 0.7, 0.2]], [[0.4, 0.6, 0.8]]),
  );
  it(title("five splits of twenty candidates", "五个划分,二十个候选"), async () => {
    const draw = rng.fork("nested");
    await judge(drawTable(draw, 5, 20), drawTable(draw, 5, 20));
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("flatScore", () => flatTests(answer, rng));
  describe("nestedScore", () => nestedTests(answer, rng));
  describe("betterOfTwo", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("betterOfTwo"), "1/2 + s/sqrt(pi)", {
        hint: 3,
        mistakes: [
          {expression: "1/2", message: SAY.half},
          {expression: "1/2 + s", message: SAY.whole},
          {expression: "1/2 + s/sqrt(2*pi)", message: SAY.size},
        ],
      });
    });
  });
  describe("candidates", () => {
    it(title("as many as bring the best to 0.70", "使最好者达到 0.70 的数目"), async () => {
      // The expected largest of 98 standard normals is 2.500, by quadrature.
      expectClose(await answer.number("candidates"), 98, {
        tolerance: 12,
        hint: 3,
        mistakes: [
          {value: 23, message: SAY.bound},
          {value: 161, message: SAY.wait},
        ],
      });
    });
  });
  describe("meaning", () => {
    it(title("what 0.66 is an estimate of", "0.66 估计的是什么"), async () => {
      expectChoice(await answer.choice("meaning"), {right: "way", wrong: MEANING, hint: 1});
    });
  });
}
