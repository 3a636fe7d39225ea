import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  convolveFull(image: number[][], kernel: number[][]): number[][];
  centred(full: number[][], kernelRows: number, kernelColumns: number): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  laid: {
    en: "This is the convolution. Cross-correlation leaves the kernel as it lies.",
    "zh-CN": "这是卷积。互相关不翻转核。",
  },
  slid: {
    en: "This is the cross-correlation. Convolution turns the kernel by 180° first.",
    "zh-CN": "这是互相关。卷积要先把核旋转 180°。",
  },
  sideways: {
    en: "Only the columns were reversed: a mirror image. Half a turn reverses the rows as well.",
    "zh-CN": "只颠倒了列，这是镜像。旋转 180° 还要颠倒行。",
  },
  upright: {
    en: "Only the rows were reversed: a mirror image. Half a turn reverses the columns as well.",
    "zh-CN": "只颠倒了行，这是镜像。旋转 180° 还要颠倒列。",
  },
  transposed: {
    en: "Rows and columns were exchanged: that is the transpose, not half a turn.",
    "zh-CN": "行列互换了：那是转置，不是旋转 180°。",
  },
  cornerSlid: {
    en: "In the last corner the last pixel meets a weight of the other corner: this slid the kernel.",
    "zh-CN": "在最后一个角，末尾像素遇到的是另一个角的权重：这是滑动了核。",
  },
  correlated: {
    en: "This slides the kernel as it stands: a cross-correlation. A point must answer with the kernel, upright.",
    "zh-CN": "这是直接滑动核，即互相关。单个点的响应应当是正立的核。",
  },
  size: {
    en: "The full convolution has H + Kh − 1 rows of W + Kw − 1 numbers.",
    "zh-CN": "完整卷积有 H + Kh − 1 行，每行 W + Kw − 1 个数。",
  },
  corner: {
    en: "This is cut at the bottom right only, with the kernel's origin in its corner: the image has moved down and to the right.",
    "zh-CN": "这里只在右下方裁切，核的原点成了角点：图像向右下移动了。",
  },
  otherCorner: {
    en: "This is cut at the top left only: the image has moved up and to the left.",
    "zh-CN": "这里只在左上方裁切：图像向左上移动了。",
  },
  middleSize: {
    en: "The middle must have the size of the image: Kh − 1 rows and Kw − 1 columns fewer than the full result.",
    "zh-CN": "中间部分应与图像同大：比完整结果少 Kh − 1 行、Kw − 1 列。",
  },
} satisfies Record<string, Words>;

/** Adds up what meets at every place, each index on its own. */
function reference(image: number[][], kernel: number[][]): number[][] {
  return Array.from({length: image.length + kernel.length - 1}, (_, i) =>
    Array.from({length: image[0].length + kernel[0].length - 1}, (__, j) => {
      let sum = 0;
      image.forEach((row, m) => {
        row.forEach((value, n) => {
          sum += value * (kernel[i - m]?.[j - n] ?? 0);
        });
      });
      return sum;
    }),
  );
}

const turned = (rows: number[][]): number[][] => rows.map((row) => [...row].reverse()).reverse();

/** Draws rows of whole numbers from −4 to 9. */
function drawn(rng: Rng, rows: number, columns: number): number[][] {
  return Array.from({length: rows}, () => Array.from({length: columns}, () => rng.int(14) - 4));
}

/** Lays rows one after the other; fails when they are not `rows` times `columns`. */
function cellsOf(got: unknown, size: readonly [number, number], message: Words): number[] {
  const [rows, columns] = size;
  const fits =
    Array.isArray(got) &&
    got.length === rows &&
    got.every((row: unknown) => Array.isArray(row) && row.length === columns);
  expectTrue(fits, message, {hint: 3});
  return (got as number[][]).flat();
}

function fullTests(answer: Answers, rng: Rng): void {
  it(title("a point answers with the kernel", "点的响应就是核"), async () => {
    const kernel = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const got = cellsOf(await answer.convolveFull([[2]], kernel), [2, 3], SAY.size);
    expectClose(
      got,
      kernel.flat().map((v) => 2 * v),
      {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {
            value: turned(kernel)
              .flat()
              .map((v) => 2 * v),
            message: SAY.correlated,
          },
        ],
      },
    );
  });
  it(
    title("an image of 4 × 5 and a kernel of 2 × 3", "4 × 5 的图像与 2 × 3 的核", {weight: 2}),
    async () => {
      const own = rng.fork("full");
      const [image, kernel] = [drawn(own, 4, 5), drawn(own, 2, 3)];
      const got = cellsOf(await answer.convolveFull(image, kernel), [5, 7], SAY.size);
      expectClose(got, reference(image, kernel).flat(), {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: reference(image, turned(kernel)).flat(), message: SAY.correlated}],
      });
    },
  );
  it(title("image and kernel may change places", "图像与核可以互换"), async () => {
    const own = rng.fork("swap");
    const [image, kernel] = [drawn(own, 3, 3), drawn(own, 2, 4)];
    const there = cellsOf(await answer.convolveFull(image, kernel), [4, 6], SAY.size);
    const back = cellsOf(await answer.convolveFull(kernel, image), [4, 6], SAY.size);
    expectClose(there, back, {tolerance: 1e-9, hint: 2, message: SAY.correlated});
  });
}

function middleTests(answer: Answers, rng: Rng): void {
  it(title("a point stays where it is", "点留在原处"), async () => {
    const own = rng.fork("middle");
    const full = reference(drawn(own, 4, 5), drawn(own, 3, 5));
    const part = (top: number, left: number): number[] =>
      full.slice(top, top + 4).flatMap((row) => row.slice(left, left + 5));
    const got = cellsOf(await answer.centred(full, 3, 5), [4, 5], SAY.middleSize);
    expectClose(got, part(1, 2), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: part(0, 0), message: SAY.corner},
        {value: part(2, 4), message: SAY.otherCorner},
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slidValue", () => {
    it(title("the upper left window, kernel as it lies", "左上窗口，核不翻转"), async () => {
      expectClose(await answer.number("slidValue"), 1, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [{value: 5, message: SAY.laid}],
      });
    });
  });
  describe("laidValue", () => {
    it(title("the same window, kernel turned", "同一窗口，核已翻转"), async () => {
      expectClose(await answer.number("laidValue"), 5, {
        tolerance: 1e-9,
        hint: 1,
        mistakes: [
          {value: 1, message: SAY.slid},
          {value: 13, message: SAY.sideways},
          {value: 17, message: SAY.upright},
          {value: 3, message: SAY.transposed},
        ],
      });
    });
  });
  describe("cornerValue", () => {
    it(title("one pixel and one weight", "一个像素遇上一个权重"), async () => {
      expectClose(await answer.number("cornerValue"), -2, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [{value: 2, message: SAY.cornerSlid}],
      });
    });
  });
  describe("convolveFull", () => fullTests(answer, rng));
  describe("centred", () => middleTests(answer, rng));
}
