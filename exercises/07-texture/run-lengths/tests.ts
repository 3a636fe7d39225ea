import {
  type Answer,
  expectClose,
  expectEqual,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  runsByHand(): number[][];
  runMatrix(levels: number[][], count: number): number[][];
  oneWayOnly(): number[][];
}>;

const PICTURE = [
  [1, 1, 1, 2, 2],
  [2, 3, 3, 3, 3],
  [1, 2, 1, 1, 2],
  [3, 3, 2, 2, 2],
];

/** What known mistakes are called, in the learner's words. */
const SAY = {
  joined: {
    en: "Runs were carried on from one row to the next. The end of a row ends a run.",
    "zh-CN": "游程从一行接到了下一行。行末即游程结束。",
  },
  columns: {
    en: "These are the runs along the columns.",
    "zh-CN": "这是沿列的游程。",
  },
  voxels: {
    en: "These are pixels, not runs: a run of length 3 counts once.",
    "zh-CN": "这是像素数而不是游程数：长度为 3 的游程只计一次。",
  },
  last: {
    en: "The last run of each row is missing. It ends where the row ends.",
    "zh-CN": "缺少每行的最后一个游程。它在行末结束。",
  },
  hole: {
    en: "A run was carried on across pixels outside the region. They end it.",
    "zh-CN": "游程跨过了区域外的像素。它们应当使游程结束。",
  },
  pieces: {
    en: "The shorter stretches inside a run were counted as well. A run is as long as possible, and counts once.",
    "zh-CN": "把游程内部更短的片段也计入了。游程取最长，只计一次。",
  },
  size: {
    en: "The matrix must have one row for each level and one column for each length up to the width of the picture.",
    "zh-CN": "矩阵必须为每个灰度各有一行，为直到图像宽度的每个长度各有一列。",
  },
  mean: {
    en: "This is the mean length of a run: pixels divided by runs. The run percentage is the other way round.",
    "zh-CN": "这是游程的平均长度：像素数除以游程数。游程百分比正好相反。",
  },
  cells: {
    en: "The cells that are filled were counted, not the runs in them.",
    "zh-CN": "数的是非空的格子，而不是其中的游程。",
  },
  sum: {
    en: "The sum was not divided by the number of runs.",
    "zh-CN": "和没有除以游程数。",
  },
  linear: {
    en: "The length below the line has to be squared.",
    "zh-CN": "分母中的长度要平方。",
  },
  long: {
    en: "This is the long runs emphasis, with j² above the line.",
    "zh-CN": "这是长游程强调，j² 在分子上。",
  },
  turned: {
    en: "These are the stripes of the other direction: long runs along the rows.",
    "zh-CN": "这是另一个方向的条纹：沿行的游程很长。",
  },
  board: {
    en: "Both directions are alike here. Along the columns the levels have to stay.",
    "zh-CN": "这里两个方向相同。沿列方向灰度必须保持不变。",
  },
} satisfies Record<string, Words>;

/** How a reference may deviate from what was asked. */
interface Slip {
  readonly jumps?: boolean;
  readonly losesLast?: boolean;
  readonly perPixel?: boolean;
  readonly pieces?: boolean;
}

/** Counts runs along rows; 0 is outside. */
function runs(levels: readonly (readonly number[])[], count: number, slip: Slip = {}): number[][] {
  const width = levels[0].length;
  const cells = Array.from({length: count}, () => new Array<number>(width).fill(0));
  for (const whole of levels) {
    const row = slip.jumps ? whole.filter((level) => level > 0) : whole;
    let from = 0;
    for (let x = 0; x < row.length; x++) {
      if (row[x + 1] === row[x]) continue;
      if (slip.losesLast && x === row.length - 1) break;
      const length = x - from + 1;
      from = x + 1;
      if (row[x] === 0) continue;
      cells[row[x] - 1][length - 1] += slip.perPixel ? length : 1;
      if (slip.pieces) for (let k = 1; k < length; k++) cells[row[x] - 1][k - 1] += length - k + 1;
    }
  }
  return cells;
}

const turned = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0].map((_, x) => rows.map((row) => row[x]));

/** Cuts or fills the rows of a matrix to a width. */
const fitted = (matrix: readonly (readonly number[])[], width: number): number[][] =>
  matrix.map((row) => Array.from({length: width}, (_, k) => row[k] ?? 0));

/** Lists the mistakes for a picture, as matrices of the right size. */
function mistakes(levels: readonly (readonly number[])[], count: number) {
  const width = levels[0].length;
  return [
    {value: fitted(runs([levels.flat()], count), width), message: SAY.joined},
    {value: fitted(runs(turned(levels), count), width), message: SAY.columns},
    {value: runs(levels, count, {perPixel: true}), message: SAY.voxels},
    {value: runs(levels, count, {losesLast: true}), message: SAY.last},
    {value: runs(levels, count, {jumps: true}), message: SAY.hole},
    {value: runs(levels, count, {pieces: true}), message: SAY.pieces},
  ];
}

function handTests(answer: Answers): void {
  describe("runsByHand", () => {
    it(title("ten runs along the rows", "沿行的十个游程"), async () => {
      expectEqual(await answer.runsByHand(), runs(PICTURE, 3), {
        hint: 2,
        mistakes: mistakes(PICTURE, 3),
      });
    });
  });
  describe("runPercentage", () => {
    it(title("runs divided by pixels", "游程数除以像素数"), async () => {
      expectClose(await answer.number("runPercentage"), 0.5, {
        tolerance: 6e-4,
        hint: 1,
        mistakes: [
          {value: 2, message: SAY.mean},
          {value: 8 / 20, message: SAY.cells},
        ],
      });
    });
  });
  describe("shortRuns", () => {
    it(title("the short runs of the picture", "图像的短游程强调"), async () => {
      const all = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4];
      const total = (f: (j: number) => number): number => all.reduce((s, j) => s + f(j), 0);
      expectClose(await answer.number("shortRuns"), total((j) => 1 / j ** 2) / 10, {
        tolerance: 6e-4,
        hint: 3,
        mistakes: [
          {value: total((j) => 1 / j ** 2), message: SAY.sum},
          {value: total((j) => 1 / j) / 10, message: SAY.linear},
          {value: total((j) => j ** 2) / 10, message: SAY.long},
        ],
      });
    });
  });
}

function matrixTests(answer: Answers, rng: Rng): void {
  const judge = async (levels: number[][], count: number) => {
    const got: unknown = await answer.runMatrix(levels, count);
    const fits =
      Array.isArray(got) &&
      got.length === count &&
      got.every((row: unknown) => Array.isArray(row) && row.length === levels[0].length);
    expectTrue(fits, SAY.size, {hint: 3});
    expectEqual(got, runs(levels, count), {hint: 3, mistakes: mistakes(levels, count)});
  };
  it(title("the picture above", "上面的图像"), () => judge(PICTURE, 3));
  it(title("a hole in the region ends a run", "区域中的洞使游程结束"), () =>
    judge(
      [
        [2, 2, 0, 2, 2, 2],
        [0, 1, 1, 0, 1, 0],
      ],
      2,
    ),
  );
  it(title("a picture of random levels", "随机灰度的图像", {weight: 2}), async () => {
    const draw = rng.fork("runs");
    await judge(
      Array.from({length: 6}, () => Array.from({length: 8}, () => draw.int(3))),
      3,
    );
  });
}

function directionTests(answer: Answers): void {
  it(
    title("no runs along one axis, only runs along the other", "一个方向无长游程，另一个方向全是"),
    async () => {
      const rows: unknown = await answer.oneWayOnly();
      const fits =
        Array.isArray(rows) &&
        rows.length === 4 &&
        rows.every(
          (row: unknown) =>
            Array.isArray(row) &&
            row.length === 4 &&
            row.every((v: unknown) => v === 1 || v === 2 || v === 3 || v === 4),
        );
      expectTrue(
        fits,
        {
          en: "The picture must be four rows of four whole levels from 1 to 4.",
          "zh-CN": "图像必须是四行、每行四个 1 到 4 的整数灰度。",
        },
        {hint: 3},
      );
      const picture = rows as number[][];
      const share = (levels: number[][]): number =>
        runs(levels, 4)
          .flat()
          .reduce((a, b) => a + b, 0) / 16;
      const [along, down] = [share(picture), share(turned(picture))];
      if (along === 1 && down === 1 / 4) return;
      if (along === 1 / 4 && down === 1) fail(SAY.turned, {hint: 3});
      if (along === down) fail(SAY.board, {hint: 3});
      expectClose([along, down], [1, 1 / 4], {tolerance: 0, hint: 3});
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  handTests(answer);
  describe("runMatrix", () => matrixTests(answer, rng));
  describe("oneWayOnly", () => directionTests(answer));
}
