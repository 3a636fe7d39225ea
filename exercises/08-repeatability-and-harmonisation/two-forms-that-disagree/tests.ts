import {createRng} from "voxelbook/core";
import {icc} from "voxelbook/statistics";
import {
  type Answer,
  expectChoice,
  expectEqual,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Form = "2,1" | "3,1";
type Answers = Answer<{
  ranking(tables: number[][][], form: Form): number[];
  keptBy(tables: number[][][], form: Form, bound: number): number[];
  swapped(): number[][][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  rising: {
    en: "The list begins with the least reliable feature. The most reliable one comes first.",
    "zh-CN": "列表从最不可靠的特征开始了。最可靠的应排在最前。",
  },
  oneForm: {
    en: "This is the result for the other form: the argument `form` is not used.",
    "zh-CN": "这是另一种形式的结果：没有使用参数 form。",
  },
  values: {
    en: "These are correlations. Give the places of the features: whole numbers from 0.",
    "zh-CN": "这些是相关系数。请给出特征的序号：从 0 开始的整数。",
  },
  estimate: {
    en: "The estimate was compared with the bound. Twelve tumours leave wide intervals; the lower bound has to reach it.",
    "zh-CN": "用估计值与界限比较了。十二个肿瘤的区间很宽；应由下界达到界限。",
  },
  upper: {
    en: "The upper bound was compared: then a feature is kept because little is known of it.",
    "zh-CN": "比较的是上界：这样会因为所知甚少而保留一个特征。",
  },
  tables: {
    en: "Give two full tables: each has a row for each of at least five tumours, with two numbers in every row.",
    "zh-CN": "请给出两个完整的表：每个表至少五个肿瘤，每行两个数。",
  },
  consistency: {
    en: "By ICC(3,1) the first feature is not better by 0.2: it needs less noise, the second one more.",
    "zh-CN": "按 ICC(3,1)，第一个特征并没有高出 0.2：它需要更小的噪声，第二个需要更大的。",
  },
  agreement: {
    en: "By ICC(2,1) the second feature is not better by 0.2: the first one needs a larger shift, the second less noise.",
    "zh-CN": "按 ICC(2,1)，第二个特征并没有高出 0.2：第一个需要更大的偏移，第二个需要更小的噪声。",
  },
} satisfies Record<string, Words>;

const FORMS: readonly Form[] = ["2,1", "3,1"];
const other = (form: Form): Form => (form === "2,1" ? "3,1" : "2,1");

/** Features with shift and noise of their own, as the exercise shows them. */
function drawTables(rng: Rng, features: number): number[][][] {
  return Array.from({length: features}, () => {
    const [shift, error] = [2 * rng.next(), 0.05 + 0.5 * rng.next()];
    return Array.from({length: 12}, () => {
      const value = rng.normal();
      return [value + error * rng.normal(), value + shift + error * rng.normal()];
    });
  });
}

const valuesOf = (tables: number[][][], form: Form): number[] =>
  tables.map((table) => icc(table, {form}).icc);
const ranked = (tables: number[][][], form: Form): number[] => {
  const values = valuesOf(tables, form);
  return [...values.keys()].sort((a, b) => values[b] - values[a]);
};
const kept = (
  tables: number[][][],
  form: Form,
  bound: number,
  which: "icc" | "lower" | "upper",
): number[] => [...tables.keys()].filter((f) => icc(tables[f], {form})[which] >= bound);

function rankingTests(answer: Answers, rng: Rng): void {
  for (const form of FORMS) {
    it(title(`six features by ICC(${form})`, `按 ICC(${form}) 排列六个特征`), async () => {
      const tables = drawTables(rng.fork("ranking"), 6);
      expectEqual(await answer.ranking(tables, form), ranked(tables, form), {
        hint: 2,
        mistakes: [
          {value: [...ranked(tables, form)].reverse(), message: SAY.rising},
          {value: ranked(tables, other(form)), message: SAY.oneForm},
          {value: valuesOf(tables, form).sort((a, b) => b - a), message: SAY.values},
        ],
      });
    });
  }
}

function keptTests(answer: Answers): void {
  for (const form of FORMS) {
    it(title(`good by ICC(${form})`, `按 ICC(${form}) 属于良好`), async () => {
      const tables = drawTables(createRng("kept 11"), 10);
      const right = kept(tables, form, 0.75, "lower");
      expectEqual(await answer.keptBy(tables, form, 0.75), right, {
        hint: 2,
        mistakes: [
          {value: kept(tables, form, 0.75, "icc"), message: SAY.estimate},
          {value: kept(tables, form, 0.75, "upper"), message: SAY.upper},
          {value: kept(tables, other(form), 0.75, "lower"), message: SAY.oneForm},
        ],
      });
    });
  }
}

function swapTests(answer: Answers): void {
  it(title("two full tables", "两个完整的表"), async () => {
    const tables: unknown = await answer.swapped();
    const isFull =
      Array.isArray(tables) &&
      tables.length === 2 &&
      tables.every(
        (table: unknown) =>
          Array.isArray(table) &&
          table.length >= 5 &&
          table.every(
            (row: unknown) => Array.isArray(row) && row.length === 2 && row.every(Number.isFinite),
          ),
      );
    expectTrue(isFull, SAY.tables, {hint: 3});
  });
  it(title("the first is better by consistency", "按一致性第一个更好"), async () => {
    const [first, second] = valuesOf(await answer.swapped(), "3,1");
    expectTrue(first >= second + 0.2, SAY.consistency, {hint: 2});
  });
  it(title("the second is better by agreement", "按一致度第二个更好"), async () => {
    const [first, second] = valuesOf(await answer.swapped(), "2,1");
    expectTrue(second >= first + 0.2, SAY.agreement, {hint: 2});
  });
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("ranking", () => rankingTests(answer, rng));
  describe("keptBy", () => keptTests(answer));
  describe("whichForm", () => {
    it(title("a fixed cut-off on another scanner", "另一台扫描仪上的固定阈值"), async () => {
      expectChoice(await answer.choice("whichForm"), {
        right: "agreement",
        wrong: {
          "one-way": {
            en: "One-way is for raters who differ from subject to subject. Here the same two scanners measure all, and their shift is to be seen by itself.",
            "zh-CN":
              "单因素适用于每个受试者由不同评分者测量的情形。这里所有受试者都由同样两台扫描仪测量，偏移应单独看到。",
          },
          consistency: {
            en: "Consistency forgives the shift between the scanners. The cut-off of 1.3 does not: it was set on scanner A.",
            "zh-CN": "一致性忽略扫描仪之间的偏移。而阈值 1.3 是在扫描仪 A 上确定的，它不会忽略。",
          },
          means: {
            en: "Each patient has one scan. The reliability of a mean of two scans, which nobody will take, is too good.",
            "zh-CN": "每位患者只有一次扫描。两次扫描均值的可靠性过于乐观，而且不会有人那样做。",
          },
        },
      });
    });
  });
  describe("swapped", () => swapTests(answer));
}
