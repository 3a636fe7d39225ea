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
  bankSize(shape: number, intensity: number, texture: number, bands: number): number;
  strongPairs(table: number[][], limit: number): number;
  lonePatient(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  shape: {
    en: "The shape was counted once for each image. A filter changes intensities and leaves the mask alone.",
    "zh-CN": "每幅图像都算了一次形状。滤波只改变强度，不改变掩膜。",
  },
  original: {
    en: "The original image is missing: its intensity and texture come beside those of the bands.",
    "zh-CN": "漏掉了原始图像：除各子带外，还有它的强度和纹理特征。",
  },
  filters: {
    en: "Only one filtered image was counted. Each band gives all intensity and texture features anew.",
    "zh-CN": "只算了一幅滤波图像。每个子带都重新给出全部强度和纹理特征。",
  },
  twice: {
    en: "Each pair was counted twice: r of a and b is r of b and a.",
    "zh-CN": "每一对都数了两次：a 与 b 的 r 就是 b 与 a 的 r。",
  },
  self: {
    en: "A feature was paired with itself. A pair has two different features.",
    "zh-CN": "把特征与自身配了对。一对必须是两个不同的特征。",
  },
  oneSided: {
    en: "Only positive correlations were counted. A feature that falls where another rises says the same thing.",
    "zh-CN": "只数了正相关。一个特征升、另一个降，说的是同一件事。",
  },
  rows: {
    en: "Patients were compared in place of features: columns are features, rows are patients.",
    "zh-CN": "比较的是患者而不是特征：列是特征，行是患者。",
  },
  flat: {
    en: "A column without spread made a pair. Its correlation is 0 divided by 0.",
    "zh-CN": "没有离散的列也配成了对。它的相关系数是 0 除以 0。",
  },
  shapeOf: {
    en: "The table must have six rows of two numbers.",
    "zh-CN": "表格应为六行，每行两个数。",
  },
  weak: {
    en: "With all six patients |r| is not above 0.9.",
    "zh-CN": "六名患者时 |r| 没有超过 0.9。",
  },
  real: {
    en: "Without the last patient |r| is still 0.5 or more: it is not one patient that makes this pair.",
    "zh-CN": "去掉最后一名患者后 |r| 仍不小于 0.5：这一对并非由一名患者造成。",
  },
} satisfies Record<string, Words>;

/** Pearson's correlation, NaN for a column without spread. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((s, v) => s + v, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (k: number) => number): number => x.reduce((s, _, k) => s + of(k), 0);
  const [sxx, syy] = [sum((k) => (x[k] - mx) ** 2), sum((k) => (y[k] - my) ** 2)];
  return sum((k) => (x[k] - mx) * (y[k] - my)) / Math.sqrt(sxx * syy);
}

/** Counts pairs of columns that a rule accepts. */
function pairs(table: readonly number[][], accept: (r: number) => boolean): number {
  const columns = table[0].map((_, f) => table.map((row) => row[f]));
  return columns.reduce(
    (sum, x, a) => sum + columns.slice(0, a).filter((y) => accept(correlation(x, y))).length,
    0,
  );
}

function bankTests(answer: Answers): void {
  const judge = async (shape: number, intensity: number, texture: number, bands: number) => {
    const each = intensity + texture;
    expectClose(
      await answer.bankSize(shape, intensity, texture, bands),
      shape + (1 + bands) * each,
      {
        tolerance: 0,
        unit: "features",
        hint: 1,
        mistakes: [
          {value: (1 + bands) * (shape + each), message: SAY.shape},
          {value: bands * (shape + each), message: SAY.shape},
          {value: shape + bands * each, message: SAY.original},
          {value: shape + 2 * each, message: SAY.filters},
        ],
      },
    );
  };
  it(title("14 of shape, 18, 24 and eight bands", "形状 14，另有 18、24 与八个子带"), () =>
    judge(14, 18, 24, 8),
  );
  it(title("no band at all", "没有任何子带"), () => judge(14, 18, 75, 0));
}

function pairTests(answer: Answers, rng: Rng): void {
  const judge = async (table: number[][], limit: number) => {
    const right = pairs(table, (r) => Math.abs(r) > limit);
    const turned = table[0].map((_, f) => table.map((row) => row[f]));
    expectClose(await answer.strongPairs(table, limit), right, {
      tolerance: 0,
      unit: "pairs",
      hint: 3,
      mistakes: [
        {value: 2 * right, message: SAY.twice},
        {value: right + table[0].length, message: SAY.self},
        {value: pairs(table, (r) => r > limit), message: SAY.oneSided},
        {value: pairs(table, (r) => !(Math.abs(r) <= limit)), message: SAY.flat},
        {value: pairs(turned, (r) => Math.abs(r) > limit), message: SAY.rows},
      ],
    });
  };
  it(title("five patients and four features", "五名患者，四个特征"), () =>
    judge(
      [
        [1, 2, -1, 3],
        [2, 4.1, -2, 1],
        [3, 6, -3.2, 4],
        [4, 8.1, -4, 1],
        [5, 10, -5, 5],
      ],
      0.9,
    ),
  );
  it(title("a column without spread", "没有离散的列"), () =>
    judge(
      [
        [1, 7, 3, 2],
        [2, 7, 6.2, 5],
        [3, 7, 9, 1],
        [4, 7, 12, 3],
      ],
      0.9,
    ),
  );
  it(title("random tables", "随机表格"), async () => {
    const draw = rng.fork("tables");
    const table = Array.from({length: 12}, () => {
      const common = draw.normal();
      return Array.from({length: 8}, (_, f) => (f % 2 ? -common : common) + 0.6 * draw.normal());
    });
    await judge(table, 0.7);
  });
}

function loneTests(answer: Answers): void {
  it(title("one patient makes the correlation", "一名患者造成的相关"), async () => {
    const table = await answer.lonePatient();
    const fits = table.length === 6 && table.every((row) => row.length === 2);
    expectTrue(fits, SAY.shapeOf, {hint: 3});
    const of = (rows: readonly number[][]): number =>
      Math.abs(
        correlation(
          rows.map(([x]) => x),
          rows.map(([, y]) => y),
        ),
      );
    expectTrue(of(table) > 0.9, SAY.weak, {hint: 3});
    expectTrue(of(table.slice(0, 5)) < 0.5, SAY.real, {hint: 2});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("bankSize", () => bankTests(answer));
  describe("pairsByChance", () => {
    it(title("the pairs to be expected", "期望的对数"), async () => {
      expectExpression(await answer.expression("pairsByChance"), "(1 - c)*n*(n - 1)/2", {
        hint: 3,
        mistakes: [
          {expression: "(1 - c)*n*(n - 1)", message: SAY.twice},
          {expression: "(1 - c)*n^2/2", message: SAY.self},
          {expression: "(1 - c)*n*(n - 1)/4", message: SAY.oneSided},
        ],
      });
    });
  });
  describe("strongPairs", () => pairTests(answer, rng));
  describe("lonePatient", () => loneTests(answer));
}
