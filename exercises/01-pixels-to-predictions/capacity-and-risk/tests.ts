import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Case = [x: number, y: number];

type Answers = Answer<{
  gridRisk(learn: number[][], fresh: number[][], b: number): number[];
  worseWithThree(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  relearned: {
    en: "The constants were computed anew from the new cases. They belong to the cases learned from.",
    "zh-CN": "常数是用新病例重新计算的。它们应来自训练病例。",
  },
  sum: {
    en: "This is the sum of the squared errors. A risk is their mean.",
    "zh-CN": "这是误差平方之和。风险是它们的平均。",
  },
  empty: {
    en: "A cell without cases took 0. It takes the mean over all cases learned from.",
    "zh-CN": "没有病例的格子用了 0。它应取全部训练病例的平均。",
  },
  flat: {
    en: "The noise alone is the risk of the true value. The constants here are means of a few noisy cases.",
    "zh-CN": "单是噪声，那是真值的风险。这里的常数是少数带噪病例的平均。",
  },
  swapped: {
    en: "The sign is turned: cases learned from pull the constants towards themselves, new cases do not.",
    "zh-CN": "符号反了：训练病例把常数拉向自己，新病例不会。",
  },
  perCase: {
    en: "The cell's mean is off by s² over the cases in the cell, n/b, not over all n cases.",
    "zh-CN": "格子均值的误差方差是 s² 除以格内病例数 n/b，而不是除以全部 n 例。",
  },
  shapeOf: {
    en: "Four pairs [x, y] with x from 0 to below 1 are needed.",
    "zh-CN": "需要四个 [x, y]，x 在 0（含）到 1（不含）之间。",
  },
  noStep: {
    en: "On these cases three cells are no worse than two. Cells of a finer grid need not lie inside those of a coarser one.",
    "zh-CN": "在这些病例上三个格子并不比两个差。较细的网格不一定嵌在较粗的网格里。",
  },
} satisfies Record<string, Words>;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/** The constants of a grid; `empty` stands where a cell has no case. */
function constants(learn: readonly Case[], b: number, empty: number): number[] {
  return Array.from({length: b}, (_, k) => {
    const inside = learn.filter(([x]) => Math.floor(x * b) === k).map(([, y]) => y);
    return inside.length === 0 ? empty : mean(inside);
  });
}

/** Squared errors of a grid's constants. */
function errors(cases: readonly Case[], of: readonly number[]): number[] {
  return cases.map(([x, y]) => (y - of[Math.floor(x * of.length)]) ** 2);
}

/** Both risks of a grid, as they should be. */
function risks(learn: readonly Case[], fresh: readonly Case[], b: number): number[] {
  const own = constants(learn, b, mean(learn.map(([, y]) => y)));
  return [mean(errors(learn, own)), mean(errors(fresh, own))];
}

function gridTests(answer: Answers, rng: Rng): void {
  const judge = async (learn: Case[], fresh: Case[], b: number) => {
    const right = risks(learn, fresh, b);
    const zero = constants(learn, b, 0);
    const [own] = risks(fresh, fresh, b);
    expectClose(await answer.gridRisk(learn, fresh, b), right, {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [
        {value: [right[0], own], message: SAY.relearned},
        {value: [right[0] * learn.length, right[1] * fresh.length], message: SAY.sum},
        {value: [mean(errors(learn, zero)), mean(errors(fresh, zero))], message: SAY.empty},
      ],
    });
  };
  /** A step with noise. */
  const draw = (source: Rng, n: number): Case[] =>
    Array.from({length: n}, () => {
      const x = source.next();
      return [x, (x < 0.4 ? 1 : 3) + source.normal()];
    });
  it(title("four cases in two cells, by hand", "两个格子里的四个病例，手算"), () =>
    judge(
      [
        [0.1, 1],
        [0.3, 3],
        [0.6, 4],
        [0.9, 8],
      ],
      [
        [0.2, 5],
        [0.7, 6],
      ],
      2,
    ),
  );
  it(title("a cell without cases", "没有病例的格子"), () =>
    judge(
      [
        [0.1, 2],
        [0.2, 4],
        [0.9, 9],
      ],
      [
        [0.5, 5],
        [0.15, 3],
      ],
      3,
    ),
  );
  for (const b of [1, 5, 12]) {
    it(title(`thirty random cases in ${b} cells`, `${b} 个格子里的三十个随机病例`), () => {
      const source = rng.fork(`grid ${b}`);
      return judge(draw(source, 30), draw(source, 50), b);
    });
  }
}

function worseTests(answer: Answers): void {
  it(title("three cells are worse than two", "三个格子比两个差"), async () => {
    const cases = await answer.worseWithThree();
    const fits =
      cases.length === 4 && cases.every((pair) => pair.length === 2 && pair[0] >= 0 && pair[0] < 1);
    expectTrue(fits, SAY.shapeOf, {hint: 1});
    const learn = cases.map(([x, y]): Case => [x, y]);
    const [two] = risks(learn, learn, 2);
    const [three] = risks(learn, learn, 3);
    expectTrue(three > two + 1e-9, SAY.noStep, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("gridRisk", () => gridTests(answer, rng));
  describe("riskLearned", () => {
    it(title("the risk where it learned", "训练病例上的风险"), async () => {
      expectExpression(await answer.expression("riskLearned"), "s^2*(1 - b/n)", {
        hint: 2,
        mistakes: [
          {expression: "s^2", message: SAY.flat},
          {expression: "s^2*(1 + b/n)", message: SAY.swapped},
          {expression: "s^2*(1 - 1/n)", message: SAY.perCase},
        ],
      });
    });
  });
  describe("riskFresh", () => {
    it(title("the risk on new cases", "新病例上的风险"), async () => {
      expectExpression(await answer.expression("riskFresh"), "s^2*(1 + b/n)", {
        hint: 2,
        mistakes: [
          {expression: "s^2", message: SAY.flat},
          {expression: "s^2*(1 - b/n)", message: SAY.swapped},
          {expression: "s^2*(1 + 1/n)", message: SAY.perCase},
        ],
      });
    });
  });
  describe("worseWithThree", () => worseTests(answer));
}
