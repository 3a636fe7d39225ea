import {
  type Answer,
  expectEqual,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  agree(kernel: number[][]): boolean;
  proof(kernel: number[][]): number[][];
  mirrorKernel(): number[][];
  plainKernel(): number[][];
  turnFactor(kernel: number[][]): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  mirror: {
    en: "This kernel equals its left-right mirror image, and a turn by 180° changes it: rows are reversed as well.",
    "zh-CN": "这个核等于自己的左右镜像，但旋转 180° 会改变它：行也要颠倒。",
  },
  upright: {
    en: "This kernel equals its up-down mirror image, and a turn by 180° changes it: columns are reversed as well.",
    "zh-CN": "这个核等于自己的上下镜像，但旋转 180° 会改变它：列也要颠倒。",
  },
  transpose: {
    en: "This kernel equals its transpose. Exchanging rows and columns is not a turn by 180°.",
    "zh-CN": "这个核等于自己的转置。行列互换不是旋转 180°。",
  },
  missed: {
    en: "Turned by 180° this kernel is the same, so the two agree; it need not equal a mirror image.",
    "zh-CN": "这个核旋转 180° 后不变，因此二者一致；不必等于镜像。",
  },
  square: {
    en: "This kernel is not square. Half a turn keeps its shape, so the rule is the same.",
    "zh-CN": "这个核不是方形。旋转 180° 保持形状，规则相同。",
  },
  rows: {
    en: "The answer must be rows of equal length, of finite numbers.",
    "zh-CN": "答案应为等长的若干行有限数。",
  },
  blind: {
    en: "On this image both give the same. A single point already tells them apart: its answer is the kernel, or the turned kernel.",
    "zh-CN": "在这幅图像上二者相同。单个点就能区分：它的响应是核或翻转后的核。",
  },
  small: {
    en: "The kernel must have at least two rows and two columns.",
    "zh-CN": "核至少要有两行两列。",
  },
  noMirror: {
    en: "This kernel does not equal its left-right mirror image: each row must read the same backwards.",
    "zh-CN": "这个核不等于自己的左右镜像：每一行倒读须相同。",
  },
  stillAgrees: {
    en: "On this kernel the two agree: half a turn leaves it as it is.",
    "zh-CN": "在这个核上二者一致：旋转 180° 后不变。",
  },
  isMirror: {
    en: "This kernel equals one of its mirror images. The sentence is to be broken without that.",
    "zh-CN": "这个核等于自己的某个镜像。要在没有镜像的情况下推翻这句话。",
  },
  disagrees: {
    en: "On this kernel the two do not agree: half a turn changes it.",
    "zh-CN": "在这个核上二者不一致：旋转 180° 会改变它。",
  },
  sign: {
    en: "Turned, this kernel changes its sign: the factor is −1, as for Sobel's kernels.",
    "zh-CN": "旋转后这个核变号：因子是 −1，索贝尔核即如此。",
  },
  none: {
    en: "This kernel is no multiple of the turned one, so the factor is 0.",
    "zh-CN": "这个核不是翻转核的倍数，因子为 0。",
  },
} satisfies Record<string, Words>;

const turned = (rows: number[][]): number[][] => rows.map((row) => [...row].reverse()).reverse();
const sideways = (rows: number[][]): number[][] => rows.map((row) => [...row].reverse());
const same = (a: number[][], b: number[][]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The full convolution, straight from its sum. */
function convolved(image: number[][], kernel: number[][]): number[][] {
  const result = Array.from({length: image.length + kernel.length - 1}, () =>
    new Array<number>(image[0].length + kernel[0].length - 1).fill(0),
  );
  image.forEach((row, m) => {
    row.forEach((value, n) => {
      kernel.forEach((taps, u) => {
        taps.forEach((weight, v) => {
          result[m + u][n + v] += value * weight;
        });
      });
    });
  });
  return result;
}

/** Reads rows of numbers; fails when they are none. */
function rowsOf(got: unknown): number[][] {
  const fits =
    Array.isArray(got) &&
    got.length > 0 &&
    got.every(
      (row: unknown) =>
        Array.isArray(row) &&
        row.length > 0 &&
        row.length === (got[0] as unknown[]).length &&
        row.every((v: unknown) => Number.isFinite(v)),
    );
  expectTrue(fits, SAY.rows, {hint: 3});
  return got as number[][];
}

const KERNELS: readonly (readonly [string, string, number[][], boolean, Words])[] = [
  [
    "a Gaussian-like kernel",
    "类高斯核",
    [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ],
    true,
    SAY.missed,
  ],
  [
    "the same line backwards",
    "倒读相同的核",
    [
      [1, 2, 3],
      [4, 5, 4],
      [3, 2, 1],
    ],
    true,
    SAY.missed,
  ],
  [
    "a kernel of two rows",
    "两行的核",
    [
      [1, 2, 3],
      [3, 2, 1],
    ],
    true,
    SAY.square,
  ],
  [
    "rows that are palindromes",
    "每行都是回文的核",
    [
      [1, 2, 1],
      [0, 0, 0],
      [3, 1, 3],
    ],
    false,
    SAY.mirror,
  ],
  [
    "columns that are palindromes",
    "每列都是回文的核",
    [
      [1, 0, 4],
      [2, 0, 5],
      [1, 0, 4],
    ],
    false,
    SAY.upright,
  ],
  [
    "a transpose of itself",
    "等于自身转置的核",
    [
      [1, 2, 3],
      [2, 4, 5],
      [3, 5, 6],
    ],
    false,
    SAY.transpose,
  ],
];

function proofTests(answer: Answers, rng: Rng): void {
  it(title("an edge kernel", "一个边缘核"), async () => {
    const kernel = [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ];
    const image = rowsOf(await answer.proof(kernel));
    expectTrue(!same(convolved(image, kernel), convolved(image, turned(kernel))), SAY.blind, {
      hint: 2,
    });
  });
  it(title("a kernel drawn at random", "随机抽取的核"), async () => {
    const own = rng.fork("proof");
    const kernel = Array.from({length: 2}, (_, i) =>
      Array.from({length: 3}, (__, j) => 10 * i + 3 * j + own.int(3)),
    );
    const image = rowsOf(await answer.proof(kernel));
    expectTrue(!same(convolved(image, kernel), convolved(image, turned(kernel))), SAY.blind, {
      hint: 2,
    });
  });
}

/** Reads a kernel of at least 2 × 2. */
function kernelOf(got: unknown): number[][] {
  const rows = rowsOf(got);
  expectTrue(rows.length >= 2 && rows[0].length >= 2, SAY.small, {hint: 3});
  return rows;
}

function sentenceTests(answer: Answers): void {
  describe("mirrorKernel", () => {
    it(title("its own mirror image, and yet they differ", "等于自身镜像，却仍不同"), async () => {
      const kernel = kernelOf(await answer.mirrorKernel());
      expectTrue(same(kernel, sideways(kernel)), SAY.noMirror, {hint: 3});
      expectTrue(!same(kernel, turned(kernel)), SAY.stillAgrees, {hint: 3});
    });
  });
  describe("plainKernel", () => {
    it(title("no mirror image, and yet they agree", "没有镜像，却仍一致"), async () => {
      const kernel = kernelOf(await answer.plainKernel());
      expectTrue(same(kernel, turned(kernel)), SAY.disagrees, {hint: 3});
      const isMirror = same(kernel, sideways(kernel)) || same(kernel, [...kernel].reverse());
      expectTrue(!isMirror, SAY.isMirror, {hint: 3});
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("agree", () => {
    for (const [en, zh, kernel, wanted, message] of KERNELS) {
      it(title(en, zh), async () => {
        expectEqual(await answer.agree(kernel), wanted, {hint: 2, message});
      });
    }
  });
  describe("proof", () => proofTests(answer, rng));
  sentenceTests(answer);
  describe("turnFactor", () => {
    it(title("a Gaussian-like kernel", "类高斯核"), async () => {
      expectEqual(
        await answer.turnFactor([
          [1, 2, 1],
          [2, 4, 2],
          [1, 2, 1],
        ]),
        1,
        {hint: 3},
      );
    });
    it(title("a kernel that finds edges", "检测边缘的核"), async () => {
      const sobel = [
        [-1, 0, 1],
        [-2, 0, 2],
        [-1, 0, 1],
      ];
      expectEqual(await answer.turnFactor(sobel), -1, {hint: 3, message: SAY.sign});
    });
    it(title("a kernel without any symmetry", "没有任何对称性的核"), async () => {
      expectEqual(
        await answer.turnFactor([
          [1, 2],
          [3, 4],
        ]),
        0,
        {hint: 3, message: SAY.none},
      );
    });
  });
}
