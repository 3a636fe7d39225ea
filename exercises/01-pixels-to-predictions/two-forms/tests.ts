import {icc} from "voxelbook/statistics";
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
  iccAgreement(ratings: number[][]): number;
  formsApart(): number[][];
}>;

/** The table of Shrout and Fleiss: six subjects, four judges. */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** What each known mistake is called, in the learner's words. */
const SAY = {
  consistency: {
    en: "This is ICC(3,1), consistency: it forgives a constant shift between raters. Agreement has MSC in its denominator.",
    "zh-CN": "这是 ICC(3,1),即一致性:它忽略评分者之间的恒定偏移。一致度的分母中含有 MSC。",
  },
  oneWay: {
    en: "This is ICC(1,1): raters and residual are thrown together. The two-way table keeps them apart.",
    "zh-CN": "这是 ICC(1,1):把评分者与残差混在了一起。双因素方差分析将二者分开。",
  },
  mean: {
    en: "This is ICC(2,k), of the mean of all raters. Asked for is the agreement of single ratings.",
    "zh-CN": "这是 ICC(2,k),针对所有评分者的均值。题目要求的是单次评分的一致度。",
  },
  turned: {
    en: "Rows and columns are mixed up: subjects are rows, raters are columns.",
    "zh-CN": "行列混淆:受试者是行,评分者是列。",
  },
  forgiven: {
    en: "A shift between the scanners is not forgiven by agreement: ICC(3,1) is 1 here, ICC(2,1) is not.",
    "zh-CN": "一致度并不忽略扫描仪之间的偏移:这里 ICC(3,1) 为 1,而 ICC(2,1) 不是。",
  },
} satisfies Record<string, Words>;

const turned = (table: readonly (readonly number[])[]): number[][] =>
  table[0].map((_, j) => table.map((row) => row[j]));

function agreementTests(answer: Answers, rng: Rng): void {
  it(title("six subjects and four judges", "六名受试者与四名评分者", {weight: 2}), async () => {
    const of = (form: "1,1" | "2,k" | "3,1"): number => icc(JUDGES, {form}).icc;
    expectClose(await answer.iccAgreement(JUDGES), 0.2897637795275591, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: of("3,1"), message: SAY.consistency},
        {value: of("1,1"), message: SAY.oneWay},
        {value: of("2,k"), message: SAY.mean},
        {value: icc(turned(JUDGES), {form: "2,1"}).icc, message: SAY.turned},
      ],
    });
  });
  it(title("raters who agree fully", "完全一致的评分者"), async () => {
    const table = [1, 4, 2, 8].map((value) => [value, value, value]);
    expectClose(await answer.iccAgreement(table), 1, {tolerance: 1e-9, hint: 1});
  });
  it(title("the unit does not matter, a shift does", "单位无关紧要,偏移则不然"), async () => {
    const draw = rng.fork("agreement: unit");
    const table = Array.from({length: 6}, () => {
      const value = 10 * draw.next();
      return [value + draw.next(), value + draw.next(), value + draw.next()];
    });
    const plain = await answer.iccAgreement(table);
    const scaled = await answer.iccAgreement(table.map((row) => row.map((x) => 3 * x - 40)));
    const moved = await answer.iccAgreement(table.map(([a, b, c]) => [a, b, c + 5]));
    const wanted = icc(table, {form: "2,1"}).icc;
    expectClose(plain, wanted, {tolerance: 1e-9, hint: 2});
    expectClose(scaled, wanted, {tolerance: 1e-9, hint: 1});
    expectTrue(moved < plain, SAY.consistency, {hint: 2});
  });
}

function apartTests(answer: Answers): void {
  it(title("a full table of four subjects or more", "至少四名受试者的完整表"), async () => {
    const table = await answer.formsApart();
    const isFull =
      Array.isArray(table) &&
      table.length >= 4 &&
      table.every(
        (row) =>
          Array.isArray(row) &&
          row.length === table[0].length &&
          row.length >= 2 &&
          row.every(Number.isFinite),
      );
    expectTrue(
      isFull,
      {
        en: "The table must hold a row for each of at least four subjects, with the same two or more raters in each.",
        "zh-CN": "表中须有至少四名受试者,每行有相同的两名或更多评分者。",
      },
      {hint: 3},
    );
  });
  it(title("excellent and poor at once", "同时优秀与差", {weight: 2}), async () => {
    const table = await answer.formsApart();
    const [agreement, consistency] = (["2,1", "3,1"] as const).map(
      (form) => icc(table, {form}).icc,
    );
    expectTrue(
      consistency > 0.99,
      {
        en: "ICC(3,1) is not above 0.99: the raters differ by more than a constant.",
        "zh-CN": "ICC(3,1) 没有超过 0.99:评分者之间的差异不只是一个常数。",
      },
      {hint: 3},
    );
    expectTrue(
      agreement < 0.5,
      {
        en: "ICC(2,1) is not below 0.5: the shift is too small against the spread of the subjects.",
        "zh-CN": "ICC(2,1) 没有低于 0.5:与受试者之间的差异相比,偏移太小。",
      },
      {hint: 2},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("iccAgreement", () => agreementTests(answer, rng));
  describe("shifted", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("shifted"), "2*v/(2*v + d^2)", {
        hint: 3,
        mistakes: [
          {expression: "1", message: SAY.forgiven},
          {
            expression: "v/(v + d^2)",
            message: {
              en: "The shift counts once for two scanners: each column lies d/2 from the grand mean, not d.",
              "zh-CN": "两台扫描仪之间的偏移只算一次:每列离总均值 d/2,而不是 d。",
            },
          },
          {
            expression: "2*v/(2*v + d)",
            message: {
              en: "A shift enters mean squares squared: the denominator must have one unit.",
              "zh-CN": "偏移以平方进入均方:分母中各项的单位必须一致。",
            },
          },
        ],
      });
    });
  });
  describe("formsApart", () => apartTests(answer));
}
