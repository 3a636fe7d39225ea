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
  oppositeCounts(counts: number[][]): number[][];
  symmetricCounts(counts: number[][]): number[][];
  unchanged(): string[];
  halvedMoment(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  sign: {
    en: "With a negative component this counts more pairs than there are voxels. The direction does not matter, only the length: abs.",
    "zh-CN": "分量为负时，这样数出的对比体素还多。方向无关紧要，只看长度：abs。",
  },
  all: {
    en: "This is the number of voxels. Near the border some of them have no neighbour at this offset.",
    "zh-CN": "这是体素数。靠近边界的体素在该偏移处没有邻居。",
  },
  both: {
    en: "This counts each pair both ways. One way was asked for.",
    "zh-CN": "这样每对数了两次。题目要求单向计数。",
  },
  same: {
    en: "The matrix was returned as it is. For −r the pair (i, j) is met as (j, i).",
    "zh-CN": "原样返回了矩阵。对于 −r，(i, j) 变成 (j, i)。",
  },
  turned: {
    en: "Rows and columns were reversed: that exchanges bright and dark, not first and second.",
    "zh-CN": "把行列倒序了：这交换的是亮与暗，而不是先与后。",
  },
  mean: {
    en: "This is the mean of both directions. Counts of both ways are their sum.",
    "zh-CN": "这是两个方向的平均。双向计数是它们之和。",
  },
  doubled: {
    en: "This is twice the directed matrix, and not symmetric. Add the transpose.",
    "zh-CN": "这是有向矩阵的两倍，并不对称。应加上转置。",
  },
  triangle: {
    en: "One triangle was copied to the other. Both triangles hold counts of their own: they add.",
    "zh-CN": "把一个三角复制到了另一个。两个三角各有自己的计数，应当相加。",
  },
  diagonal: {
    en: "The diagonal was not doubled. A pair of equal levels is also met from both sides.",
    "zh-CN": "对角线没有加倍。相同灰度的对也会从两边各遇到一次。",
  },
  square: {
    en: "The second moment squares P. A count split over two cells has a smaller sum of squares, so it does notice.",
    "zh-CN": "角二阶矩对 P 取平方。一个计数分到两个格子后平方和变小，因此会改变。",
  },
  log: {
    en: "Entropy has a logarithm of P: spreading a count over two cells raises it.",
    "zh-CN": "熵含有 P 的对数：把计数分散到两个格子会使它升高。",
  },
  marginal: {
    en: "Correlation takes a mean and a deviation of first and of second levels. Symmetry makes the two equal, which changes them.",
    "zh-CN": "相关用到首、次灰度各自的均值和标准差。对称化使两者相等，从而改变了它们。",
  },
  linear: {
    en: "One is missing: its weight depends on |i − j| only, and P enters linearly.",
    "zh-CN": "还少一个：它的权重只取决于 |i − j|，且对 P 是线性的。",
  },
} satisfies Record<string, Words>;

/** Counts right-hand neighbours one way. */
function directed(levels: readonly (readonly number[])[], step: 1 | -1, count: number): number[][] {
  const cells = Array.from({length: count}, () => new Array<number>(count).fill(0));
  for (const row of levels) {
    row.forEach((a, x) => {
      const b = row[x + step];
      if (b !== undefined) cells[a - 1][b - 1]++;
    });
  }
  return cells;
}

const added = (a: number[][], b: number[][]): number[][] =>
  a.map((row, i) => row.map((n, j) => n + b[i][j]));

const turned = (a: number[][]): number[][] => a.map((row, i) => row.map((_, j) => a[j][i]));

/** Lays the cells of a matrix in one row; fails when it is no matrix of that size. */
function cellsOf(matrix: unknown, count: number): number[] {
  const fits =
    Array.isArray(matrix) &&
    matrix.length === count &&
    matrix.every((row: unknown) => Array.isArray(row) && row.length === count);
  expectTrue(
    fits,
    {en: "The matrix must keep its size.", "zh-CN": "矩阵的大小必须不变。"},
    {hint: 3},
  );
  return (matrix as number[][]).flat();
}

function pairTests(answer: Answers): void {
  it(title("the number of pairs, whatever the sign", "对数，与符号无关"), async () => {
    expectExpression(
      await answer.expression("pairCount"),
      "(Nx - abs(dx)) * (Ny - abs(dy)) * (Nz - abs(dz))",
      {
        hint: 1,
        mistakes: [
          {expression: "(Nx - dx) * (Ny - dy) * (Nz - dz)", message: SAY.sign},
          {expression: "Nx * Ny * Nz", message: SAY.all},
          {expression: "2 * (Nx - abs(dx)) * (Ny - abs(dy)) * (Nz - abs(dz))", message: SAY.both},
        ],
      },
    );
  });
}

/** Draws a picture of levels 1 … 4. */
function drawn(rng: Rng): number[][] {
  return Array.from({length: 5}, () => Array.from({length: 6}, () => 1 + rng.int(4)));
}

function matrixTests(answer: Answers, rng: Rng): void {
  describe("oppositeCounts", () => {
    it(title("neighbours on the left, from those on the right", "由右邻得到左邻"), async () => {
      const picture = drawn(rng.fork("opposite"));
      const there = directed(picture, 1, 4);
      const reversed = there.map((row) => [...row].reverse()).reverse();
      expectClose(cellsOf(await answer.oppositeCounts(there), 4), directed(picture, -1, 4).flat(), {
        tolerance: 0,
        hint: 2,
        mistakes: [
          {value: there.flat(), message: SAY.same},
          {value: reversed.flat(), message: SAY.turned},
        ],
      });
    });
  });
  describe("symmetricCounts", () => {
    it(title("both directions of one picture", "一幅图像的两个方向"), async () => {
      const picture = drawn(rng.fork("symmetric"));
      const there = directed(picture, 1, 4);
      const both = added(there, directed(picture, -1, 4));
      const upper = there.map((row, i) => row.map((n, j) => (j >= i ? n : there[j][i])));
      const single = both.map((row, i) => row.map((n, j) => (i === j ? n / 2 : n)));
      expectClose(cellsOf(await answer.symmetricCounts(there), 4), both.flat(), {
        tolerance: 0,
        hint: 2,
        mistakes: [
          {value: both.flat().map((n) => n / 2), message: SAY.mean},
          {value: there.flat().map((n) => 2 * n), message: SAY.doubled},
          {value: upper.flat(), message: SAY.triangle},
          {value: single.flat(), message: SAY.diagonal},
          {value: turned(there).flat(), message: SAY.same},
        ],
      });
    });
  });
}

function choiceTests(answer: Answers): void {
  it(title("the features that cannot notice", "觉察不到的特征"), async () => {
    const named: unknown = await answer.unchanged();
    const has = (name: string): boolean => Array.isArray(named) && named.includes(name);
    expectTrue(!has("second moment"), SAY.square, {hint: 2});
    expectTrue(!has("entropy"), SAY.log, {hint: 2});
    expectTrue(!has("correlation"), SAY.marginal, {hint: 2});
    expectTrue(has("contrast") && has("homogeneity"), SAY.linear, {hint: 3});
  });
}

function pictureTests(answer: Answers): void {
  it(title("symmetry halves its second moment", "对称化使角二阶矩减半"), async () => {
    const rows: unknown = await answer.halvedMoment();
    const fits =
      Array.isArray(rows) &&
      rows.length >= 2 &&
      rows.length <= 64 &&
      rows.every(
        (row: unknown) =>
          Array.isArray(row) &&
          row.length >= 2 &&
          row.length === (rows[0] as unknown[]).length &&
          row.length <= 64 &&
          row.every((v: unknown) => Number.isInteger(v) && Number(v) >= 1 && Number(v) <= 64),
      );
    expectTrue(
      fits,
      {
        en: "The picture must be at least two rows of equal length, of whole levels from 1 to 64.",
        "zh-CN": "图像至少要有两行，各行等长，灰度为 1 到 64 的整数。",
      },
      {hint: 3},
    );
    const picture = rows as number[][];
    const there = directed(picture, 1, 64);
    const moment = (cells: number[][]): number => {
      const total = cells.flat().reduce((a, b) => a + b, 0);
      return cells.flat().reduce((sum, n) => sum + (n / total) ** 2, 0);
    };
    const ratio = moment(added(there, directed(picture, -1, 64))) / moment(there);
    const equal = there.some((row, i) => row[i] > 0);
    expectTrue(
      Math.abs(ratio - 0.5) < 1e-9,
      Math.abs(ratio - 1) < 1e-9
        ? {
            en: "The matrix of this picture is symmetric already: every pair also stands the other way round.",
            "zh-CN": "这幅图像的矩阵本来就对称：每一对也以相反次序出现。",
          }
        : equal
          ? {
              en: "Pairs of equal levels lie on the diagonal, which symmetry leaves where it is. Avoid them.",
              "zh-CN": "相同灰度的对位于对角线上，对称化不移动它们。请避免出现这样的对。",
            }
          : {
              en: "Some pair stands both ways round. The halving is exact only when none does.",
              "zh-CN": "有的对以两种次序都出现了。只有都不出现时才恰好减半。",
            },
      {hint: 3},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("pairCount", () => pairTests(answer));
  matrixTests(answer, rng);
  describe("unchanged", () => choiceTests(answer));
  describe("halvedMoment", () => pictureTests(answer));
}
