import {
  type Answer,
  expectClose,
  expectEqual,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  countsByHand(): number[][];
  cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][];
}>;

const PICTURE = [
  [1, 1, 2, 3],
  [1, 2, 2, 3],
  [4, 2, 4, 4],
  [3, 3, 4, 4],
];

/** What known mistakes are called, in the learner's words. */
const SAY = {
  directed: {
    en: "This is the directed matrix: each pair was entered once. Symmetric means that (j, i) is entered beside (i, j).",
    "zh-CN": "这是有向矩阵：每对只记了一次。对称意味着记 (i, j) 的同时也记 (j, i)。",
  },
  diagonal: {
    en: "Pairs of equal levels were entered once only. Counted both ways, they add 2 to the diagonal.",
    "zh-CN": "相同灰度的对只记了一次。双向计数时，它们给对角线加 2。",
  },
  turned: {
    en: "These are the neighbours below. Right-hand neighbours differ in their column: dx moves along a row.",
    "zh-CN": "这是下方的邻居。右侧邻居的列不同：dx 沿行移动。",
  },
  wraps: {
    en: "The picture was continued at its border. A pair with one foot outside does not count.",
    "zh-CN": "在边界处把图像接续了。有一端在图外的对不计。",
  },
  counts: {
    en: "These are counts. Divide by their sum, so that all cells add to 1.",
    "zh-CN": "这是计数。请除以总和，使所有格子之和为 1。",
  },
  once: {
    en: "The sum was taken for the number of pairs, but each pair was entered twice: the cells add to 2.",
    "zh-CN": "除以了对数，但每对记了两次：所有格子之和为 2。",
  },
  dissimilarity: {
    en: "This is the dissimilarity, the sum of |i − j| P. Contrast squares the difference.",
    "zh-CN": "这是相异性，即 |i − j| P 之和。对比度要把差平方。",
  },
  root: {
    en: "This is the square root of the angular second moment. Some libraries call that energy.",
    "zh-CN": "这是角二阶矩的平方根。有些库把它叫作能量。",
  },
  oneWay: {
    en: "This is the value of the directed matrix. The counts here are symmetric.",
    "zh-CN": "这是有向矩阵的值。这里的计数是对称的。",
  },
  inverse: {
    en: "This is the inverse difference, with 1 + |i − j| below the line. Here the difference is squared.",
    "zh-CN": "这是逆差，分母是 1 + |i − j|。这里的差要平方。",
  },
  diagonalOnly: {
    en: "This is the share of equal pairs only. Unequal pairs count too, with a smaller weight.",
    "zh-CN": "这只是相等对的比例。不相等的对也要计入，只是权重较小。",
  },
} satisfies Record<string, Words>;

/** How a reference counts: both ways or not, round the border or not, the diagonal once or twice. */
interface Rule {
  readonly bothWays?: boolean;
  readonly diagonal?: number;
  readonly wraps?: boolean;
}

/** Counts pairs by a rule; the rule left out is the right one. */
function counted(
  levels: readonly (readonly number[])[],
  dx: number,
  dy: number,
  count: number,
  {bothWays = true, diagonal = 2, wraps = false}: Rule = {},
): number[][] {
  const [ny, nx] = [levels.length, levels[0].length];
  const matrix = Array.from({length: count}, () => new Array<number>(count).fill(0));
  levels.forEach((row, y) => {
    row.forEach((a, x) => {
      const b = wraps ? levels[(y + dy + ny) % ny][(x + dx + nx) % nx] : levels[y + dy]?.[x + dx];
      if (b === undefined) return;
      if (a !== b || !bothWays || diagonal === 2) matrix[a - 1][b - 1]++;
      if (bothWays) matrix[b - 1][a - 1]++;
    });
  });
  return matrix;
}

/** Divides all cells by their sum, or by another number of pairs. */
function shares(matrix: readonly (readonly number[])[], pairs?: number): number[] {
  const total = pairs ?? matrix.flat().reduce((a, b) => a + b, 0);
  return matrix.flat().map((n) => n / total);
}

/** Lays the cells of a matrix in one row; fails when it is no matrix of that size. */
function cellsOf(matrix: unknown, count: number): number[] {
  const fits =
    Array.isArray(matrix) &&
    matrix.length === count &&
    matrix.every((row: unknown) => Array.isArray(row) && row.length === count);
  expectTrue(
    fits,
    {
      en: "The matrix must have one row and one column for each level.",
      "zh-CN": "矩阵必须为每个灰度各有一行和一列。",
    },
    {hint: 3},
  );
  return (matrix as number[][]).flat();
}

function countTests(answer: Answers): void {
  it(title("twelve pairs, entered both ways", "十二对，双向计入"), async () => {
    expectEqual(await answer.countsByHand(), counted(PICTURE, 1, 0, 4), {
      hint: 2,
      mistakes: [
        {value: counted(PICTURE, 1, 0, 4, {bothWays: false}), message: SAY.directed},
        {value: counted(PICTURE, 1, 0, 4, {diagonal: 1}), message: SAY.diagonal},
        {value: counted(PICTURE, 0, 1, 4), message: SAY.turned},
        {value: counted(PICTURE, 1, 0, 4, {wraps: true}), message: SAY.wraps},
      ],
    });
  });
}

function numberTests(answer: Answers): void {
  describe("contrast", () => {
    it(title("the contrast of the picture", "图像的对比度"), async () => {
      expectClose(await answer.number("contrast"), 13 / 12, {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [{value: 9 / 12, message: SAY.dissimilarity}],
      });
    });
  });
  describe("secondMoment", () => {
    it(title("the angular second moment of the picture", "图像的角二阶矩"), async () => {
      expectClose(await answer.number("secondMoment"), 54 / 576, {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {value: Math.sqrt(54) / 24, message: SAY.root},
          {value: 18 / 144, message: SAY.oneWay},
        ],
      });
    });
  });
  describe("homogeneity", () => {
    it(title("the homogeneity of the picture", "图像的均匀性"), async () => {
      expectClose(await answer.number("homogeneity"), 10 / 24 + 5 / 24 + 1 / 30, {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {value: 10 / 24 + 5 / 24 + 1 / 18, message: SAY.inverse},
          {value: 10 / 24, message: SAY.diagonalOnly},
        ],
      });
    });
  });
}

/** Draws a picture of levels 1 … count. */
function drawn(rng: Rng, nx: number, ny: number, count: number): number[][] {
  return Array.from({length: ny}, () => Array.from({length: nx}, () => 1 + rng.int(count)));
}

function matrixTests(answer: Answers, rng: Rng): void {
  const judge = async (levels: number[][], dx: number, dy: number, count: number) => {
    const right = counted(levels, dx, dy, count);
    const oneWay = counted(levels, dx, dy, count, {bothWays: false});
    expectClose(cellsOf(await answer.cooccurrence(levels, dx, dy, count), count), shares(right), {
      tolerance: 1e-12,
      hint: 3,
      mistakes: [
        {value: right.flat(), message: SAY.counts},
        {value: shares(right, right.flat().reduce((a, b) => a + b, 0) / 2), message: SAY.once},
        {value: shares(oneWay), message: SAY.directed},
        {
          value: shares(counted(levels, dx, dy, count, {diagonal: 1})),
          message: SAY.diagonal,
        },
        {value: shares(counted(levels, dy, dx, count)), message: SAY.turned},
        {value: shares(counted(levels, dx, dy, count, {wraps: true})), message: SAY.wraps},
      ],
    });
  };
  it(title("the picture above, to the right", "上面的图像，向右"), () => judge(PICTURE, 1, 0, 4));
  it(title("a wide picture, down and to the left", "一幅宽图像，向左下", {weight: 2}), async () => {
    await judge(drawn(rng.fork("wide"), 7, 4, 3), -1, 1, 3);
  });
  it(
    title("a level that does not occur keeps its row of zeros", "未出现的灰度保留全零行"),
    async () => {
      await judge(
        [
          [1, 3, 3],
          [1, 1, 3],
        ],
        1,
        0,
        4,
      );
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("countsByHand", () => countTests(answer));
  numberTests(answer);
  describe("cooccurrence", () => matrixTests(answer, rng));
}
