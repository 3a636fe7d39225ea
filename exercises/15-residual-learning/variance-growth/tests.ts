import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Matrix = number[][];
type Answers = Answer<{
  meanSquares(x: number[], branches: Matrix[]): number[];
  alignedBranch(): Matrix;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  constant: {
    en: "Normalisation holds the branch at 1, not the sum: the shortcut adds what was there.",
    "zh-CN": "归一化使分支保持为 1，而不是使和保持为 1：捷径会加上原有的量。",
  },
  doubles: {
    en: "The variance would double only if each branch returned as much as it gets. These return 1 whatever they get.",
    "zh-CN": "只有每个分支返回与其输入相同的方差时才会翻倍。这里无论输入多少都返回 1。",
  },
  notSquared: {
    en: "s is a scale of values. Variances go with its square.",
    "zh-CN": "s 是数值的尺度。方差随它的平方变化。",
  },
  addedOnce: {
    en: "Each block multiplies what it gets. Its share was added m times to the first variance instead.",
    "zh-CN": "每个块乘以它得到的量。这里却把份额在最初的方差上加了 m 次。",
  },
  noShortcut: {
    en: "The shortcut is missing: this is the variance of the branches alone.",
    "zh-CN": "缺少捷径：这只是各分支的方差。",
  },
  variance: {
    en: "This is where the variance passes 65,504. The standard deviation is its root.",
    "zh-CN": "这是方差超过 65,504 的地方。标准差是它的平方根。",
  },
  before: {
    en: "Behind 31 blocks the standard deviation is 46,341, still within half precision.",
    "zh-CN": "31 个块之后标准差是 46,341，仍在半精度范围之内。",
  },
  summed: {
    en: "The squares were added up. A mean divides by their number.",
    "zh-CN": "只是把平方加起来。平均要除以个数。",
  },
  mixed: {
    en: "New numbers were used before the block was done. All of x + W·x comes from the old x.",
    "zh-CN": "块尚未算完就使用了新数。x + W·x 全部来自旧的 x。",
  },
  count: {
    en: "The mean square before the first block belongs to the list as well.",
    "zh-CN": "第一个块之前的均方也属于列表。",
  },
  matrix: {
    en: "The branch must be two rows of two finite numbers.",
    "zh-CN": "分支必须是两行、每行两个有限数。",
  },
  keeps: {
    en: "This branch changes the mean square itself. It must keep the length of every signal.",
    "zh-CN": "这个分支本身改变了均方。它必须保持每个信号的长度。",
  },
  right: {
    en: "This branch stands at right angles to the shortcut: the mean square doubles, as for independent signals.",
    "zh-CN": "这个分支与捷径成直角：均方加倍，与独立信号相同。",
  },
  four: {
    en: "The mean square does not become four times as large for every signal. Branch and shortcut must point the same way.",
    "zh-CN": "并非每个信号的均方都变为四倍。分支与捷径必须同向。",
  },
} satisfies Record<string, Words>;

/** How a reference may deviate from what was asked. */
interface Slip {
  readonly shortcut?: boolean;
  readonly inPlace?: boolean;
  readonly summed?: boolean;
}

/** Mean squares behind residual blocks, perhaps with a slip. */
function measured(
  x: readonly number[],
  branches: readonly Matrix[],
  {shortcut = true, inPlace = false, summed = false}: Slip = {},
): number[] {
  const size = (v: readonly number[]) =>
    v.reduce((sum, c) => sum + c * c, 0) / (summed ? 1 : v.length);
  let now = [...x];
  return [
    size(now),
    ...branches.map((w) => {
      const old = now;
      const next = [...now];
      const source = inPlace ? next : old;
      for (let i = 0; i < old.length; i++) {
        const branch = w[i].reduce((sum, a, j) => sum + a * source[j], 0);
        next[i] = branch + (shortcut ? source[i] : 0);
      }
      now = next;
      return size(now);
    }),
  ];
}

function measureTests(answer: Answers, rng: Rng): void {
  const judge = async (x: number[], branches: Matrix[]) => {
    const right = measured(x, branches);
    const got = await answer.meanSquares(x, branches);
    expectTrue(got.length === right.length, SAY.count, {hint: 3});
    expectClose(got, right, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: measured(x, branches, {shortcut: false}), message: SAY.noShortcut},
        {value: measured(x, branches, {inPlace: true}), message: SAY.mixed},
        {value: measured(x, branches, {summed: true}), message: SAY.summed},
      ],
    });
  };
  const first = [
    [0, 1],
    [2, 0],
  ];
  it(title("one block of two numbers", "两个数的一个块"), () => judge([1, 3], [first]));
  it(title("six random blocks", "六个随机的块", {weight: 2}), async () => {
    const draw = rng.fork("blocks");
    const matrix = () =>
      Array.from({length: 5}, () => Array.from({length: 5}, () => draw.normal() / 3));
    await judge(
      Array.from({length: 5}, () => draw.normal()),
      Array.from({length: 6}, matrix),
    );
  });
}

function alignedTests(answer: Answers): void {
  it(title("four times, for every signal", "对每个信号都是四倍", {weight: 2}), async () => {
    const rows: unknown = await answer.alignedBranch();
    const fits =
      Array.isArray(rows) &&
      rows.length === 2 &&
      rows.every((row) => Array.isArray(row) && row.length === 2 && row.every(Number.isFinite));
    expectTrue(fits, SAY.matrix, {hint: 3});
    const w = rows as Matrix;
    const signals = [
      [1, 0],
      [0, 1],
      [1, 2],
      [-2, 1],
    ];
    const ratios = signals.map((x) => {
      const branch = w.map((row) => row[0] * x[0] + row[1] * x[1]);
      const length = (v: number[]) => v[0] ** 2 + v[1] ** 2;
      const sum = x.map((v, i) => v + branch[i]);
      return [length(branch) / length(x), length(sum) / length(x)];
    });
    expectTrue(
      ratios.every(([kept]) => Math.abs(kept - 1) < 1e-9),
      SAY.keeps,
      {hint: 2},
    );
    expectTrue(!ratios.every(([, sum]) => Math.abs(sum - 2) < 1e-9), SAY.right, {hint: 2});
    expectTrue(
      ratios.every(([, sum]) => Math.abs(sum - 4) < 1e-9),
      SAY.four,
      {hint: 3},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("normalised", () => {
    it(title("branches of unit variance", "单位方差的分支"), async () => {
      expectExpression(await answer.expression("normalised"), "v + m", {
        hint: 2,
        mistakes: [
          {expression: "1", message: SAY.constant},
          {expression: "v*2^m", message: SAY.doubles},
          {expression: "m", message: SAY.noShortcut},
        ],
      });
    });
  });
  describe("raw", () => {
    it(title("branches without normalisation", "未归一化的分支"), async () => {
      expectExpression(await answer.expression("raw"), "v*(1 + s^2)^m", {
        hint: 3,
        mistakes: [
          {expression: "v*(1 + s)^m", message: SAY.notSquared},
          {expression: "v*(1 + m*s^2)", message: SAY.addedOnce},
          {expression: "v*s^(2*m)", message: SAY.noShortcut},
        ],
      });
    });
  });
  describe("halfDepth", () => {
    it(title("the first depth out of range", "第一个超出范围的深度"), async () => {
      expectClose(await answer.number("halfDepth"), 32, {
        tolerance: 0.01,
        hint: 3,
        mistakes: [
          {value: 16, message: SAY.variance},
          {value: 31, message: SAY.before},
        ],
      });
    });
  });
  describe("meanSquares", () => measureTests(answer, rng));
  describe("alignedBranch", () => alignedTests(answer));
}
