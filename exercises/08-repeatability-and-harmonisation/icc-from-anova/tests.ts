import {icc, ratingAnova} from "voxelbook/statistics";
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
  meanSquares(ratings: number[][]): number[];
  sixForms(squares: number[], n: number, k: number): number[];
  belowZero(): number[][];
}>;

/** The table of the chapter: four tumours, three scanners. */
const HAND = [
  [3, 2, 4],
  [4, 6, 8],
  [7, 9, 8],
  [10, 11, 12],
];

const FORMS = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"] as const;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  factors: {
    en: "The means were squared without their weights: every row mean stands for k numbers, every column mean for n.",
    "zh-CN": "均值的平方没有乘权重：每个行均值代表 k 个数，每个列均值代表 n 个数。",
  },
  population: {
    en: "These are divided by n, k and n·k. A mean square is divided by its degrees of freedom.",
    "zh-CN": "这里除以了 n、k 和 n·k。均方应除以各自的自由度。",
  },
  turned: {
    en: "Rows and columns are mixed up: tumours are rows, scanners are columns.",
    "zh-CN": "行列混淆：肿瘤是行，扫描仪是列。",
  },
  stepped: {
    en: "The mean forms equal the single ones. The mean of k measurements is more reliable than one of them.",
    "zh-CN": "均值形式与单次形式相同。k 次测量的均值比单次更可靠。",
  },
  swapped: {
    en: "(2,1) and (3,1) are exchanged: agreement is the one with MSC in its denominator.",
    "zh-CN": "(2,1) 与 (3,1) 互换了：分母含 MSC 的是一致度。",
  },
  timesK: {
    en: "The mean forms are k times the single ones and exceed 1. Use k·ICC / (1 + (k − 1)·ICC).",
    "zh-CN": "均值形式取成了单次形式的 k 倍，超过了 1。应使用 k·ICC / (1 + (k − 1)·ICC)。",
  },
  noK: {
    en: "The number of scanners is missing: for k = 2 this is right, for more it is not.",
    "zh-CN": "缺少扫描仪的数目：k = 2 时正确，更多时则不对。",
  },
  noQ: {
    en: "This is F for the estimate to be c. The lower bound asks for q times as much.",
    "zh-CN": "这是使估计值等于 c 的 F。下界要求的是它的 q 倍。",
  },
  table: {
    en: "Give a full table of numbers: a row for each of at least three tumours, the same two or more scanners in each.",
    "zh-CN": "请给出完整的数表：至少三个肿瘤各一行，每行有相同的两台或更多扫描仪。",
  },
  order: {
    en: "The scanners do not put the tumours into one order without ties: then the sentence is not broken.",
    "zh-CN": "各扫描仪给出的肿瘤次序不一致或有并列：这样并没有推翻那句话。",
  },
  positive: {
    en: "ICC(1,1) is not below 0: the shift between the scanners is too small beside the tumours' spread.",
    "zh-CN": "ICC(1,1) 不小于 0：与肿瘤间的差异相比，扫描仪之间的偏移太小。",
  },
} satisfies Record<string, Words>;

const squaresOf = (table: number[][]): number[] => {
  const {subjects, raters, residual, within} = ratingAnova(table);
  return [subjects.ms, raters.ms, residual.ms, within.ms];
};

const turned = (table: number[][]): number[][] =>
  table[0].map((_, j) => table.map((row) => row[j]));

function squaresTests(answer: Answers, rng: Rng): void {
  const judge = async (table: number[][]) => {
    const [n, k] = [table.length, table[0].length];
    const right = squaresOf(table);
    const [r, c, e, w] = right;
    expectClose(await answer.meanSquares(table), right, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: [r / k, c / n, e, w], message: SAY.factors},
        {
          value: [
            (r * (n - 1)) / n,
            (c * (k - 1)) / k,
            (e * (n - 1) * (k - 1)) / (n * k),
            (w * (k - 1)) / k,
          ],
          message: SAY.population,
        },
        {value: squaresOf(turned(table)), message: SAY.turned},
      ],
    });
  };
  it(title("the table of the chapter", "本章中的表"), () => judge(HAND));
  it(title("seven tumours on two scanners", "七个肿瘤，两台扫描仪"), async () => {
    const draw = rng.fork("squares");
    await judge(
      Array.from({length: 7}, () => {
        const value = 20 * draw.next();
        return [value + draw.next(), value + 3 * draw.next()];
      }),
    );
  });
}

function formsTests(answer: Answers): void {
  const judge = async (table: number[][]) => {
    const [n, k] = [table.length, table[0].length];
    const right = FORMS.map((form) => icc(table, {form}).icc);
    const [a, b, c, d, e, f] = right;
    expectClose(await answer.sixForms(squaresOf(table), n, k), right, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: [a, b, c, a, b, c], message: SAY.stepped},
        {value: [a, c, b, d, f, e], message: SAY.swapped},
        {value: [a, b, c, k * a, k * b, k * c], message: SAY.timesK},
      ],
    });
  };
  it(title("the table of the chapter", "本章中的表"), () => judge(HAND));
  it(title("a table whose tumours hardly differ", "肿瘤几乎无差别的表"), () =>
    judge([
      [5, 9, 2, 7],
      [6, 8, 3, 6],
      [5, 7, 2, 9],
    ]),
  );
}

function negativeTests(answer: Answers): void {
  it(title("one order on every scanner", "每台扫描仪给出同一次序"), async () => {
    const table: unknown = await answer.belowZero();
    const isFull =
      Array.isArray(table) &&
      table.length >= 3 &&
      table.every(
        (row: unknown) =>
          Array.isArray(row) &&
          row.length === table[0].length &&
          row.length >= 2 &&
          row.every(Number.isFinite),
      );
    expectTrue(isFull, SAY.table, {hint: 3});
    const rows = [...(table as number[][])].sort((a, b) => a[0] - b[0]);
    const isOrdered = rows.every(
      (row, i) => i === 0 || row.every((value, j) => value > rows[i - 1][j]),
    );
    expectTrue(isOrdered, SAY.order, {hint: 2});
  });
  it(title("and an ICC(1,1) below 0", "且 ICC(1,1) 小于 0"), async () => {
    const table = await answer.belowZero();
    expectTrue(icc(table, {form: "1,1"}).icc < 0, SAY.positive, {hint: 2});
  });
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("meanSquares", () => squaresTests(answer, rng));
  describe("sixForms", () => formsTests(answer));
  describe("leastF", () => {
    it(title("the least F", "最小的 F"), async () => {
      expectExpression(await answer.expression("leastF"), "q*(1 + (k - 1)*c)/(1 - c)", {
        hint: 3,
        mistakes: [
          {expression: "q*(1 + c)/(1 - c)", message: SAY.noK},
          {expression: "(1 + (k - 1)*c)/(1 - c)", message: SAY.noQ},
        ],
      });
    });
  });
  describe("belowZero", () => negativeTests(answer));
}
