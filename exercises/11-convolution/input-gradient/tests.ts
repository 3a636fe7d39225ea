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
  imageGradient(gradOutput: number[][], kernel: number[][]): number[][];
  kernelGradient(image: number[][], gradOutput: number[][]): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  unturned: {
    en: "Here both indices run up, as on the way forward. In y0 the pixel x2 has weight w2, in y2 it has w0: one index runs down.",
    "zh-CN":
      "这里两个下标同向增加，与前向相同。x2 在 y0 中的权重是 w2，在 y2 中是 w0：一个下标要递减。",
  },
  oneOutput: {
    en: "Only one output was counted. The pixel takes part in several, and their gradients add.",
    "zh-CN": "只计入了一个输出。这个像素参与多个输出，梯度应相加。",
  },
  beyond: {
    en: "At the border there is one window only that holds x0: there are no outputs before y0.",
    "zh-CN": "边界处只有一个窗口包含 x0：y0 之前没有输出。",
  },
  strideOne: {
    en: "This is the answer for stride 1. With stride 2 the window of y1 begins at x2, so w1 meets odd pixels only.",
    "zh-CN": "这是步长 1 的答案。步长为 2 时 y1 的窗口从 x2 开始，w1 只遇到奇数像素。",
  },
  strideTurned: {
    en: "In y0 the pixel x2 has weight w2, and in y1, whose window begins there, w0.",
    "zh-CN": "x2 在 y0 中的权重是 w2，而在以它开头的 y1 中是 w0。",
  },
  imageSize: {
    en: "The image has as many rows as gradient and kernel together, less one; so with columns.",
    "zh-CN": "图像的行数是梯度与核的行数之和减一，列亦然。",
  },
  correlated: {
    en: "This cross-correlates the gradient with the kernel. On the way back every output lays the kernel, unturned: a true convolution.",
    "zh-CN": "这是把梯度与核做互相关。反向时每个输出把核原样铺下：那是真正的卷积。",
  },
  kernelSize: {
    en: "The kernel has one row more than the image exceeds the output; so with columns.",
    "zh-CN": "核的行数等于图像比输出多出的行数加一，列亦然。",
  },
  kernelTurned: {
    en: "The result is turned by 180°: weight w[u][v] met image[i + u][j + v], both indices run up.",
    "zh-CN": "结果旋转了 180°：权重 w[u][v] 遇到的是 image[i + u][j + v]，下标同向。",
  },
  kernelMean: {
    en: "This is a mean over the outputs. The loss adds over them.",
    "zh-CN": "这是对输出取平均。损失对输出是求和。",
  },
} satisfies Record<string, Words>;

const turned = (rows: number[][]): number[][] => rows.map((row) => [...row].reverse()).reverse();

/** Draws rows of whole numbers from −5 to 5. */
function drawn(rng: Rng, rows: number, columns: number): number[][] {
  return Array.from({length: rows}, () => Array.from({length: columns}, () => rng.int(11) - 5));
}

/** Every output lays the kernel. */
function laid(gradient: number[][], kernel: number[][]): number[][] {
  return Array.from({length: gradient.length + kernel.length - 1}, (_, i) =>
    Array.from({length: gradient[0].length + kernel[0].length - 1}, (__, j) => {
      let sum = 0;
      kernel.forEach((taps, u) => {
        taps.forEach((weight, v) => {
          sum += weight * (gradient[i - u]?.[j - v] ?? 0);
        });
      });
      return sum;
    }),
  );
}

/** A layer without padding. */
function slid(image: number[][], kernel: number[][]): number[][] {
  return Array.from({length: image.length - kernel.length + 1}, (_, i) =>
    Array.from({length: image[0].length - kernel[0].length + 1}, (__, j) => {
      let sum = 0;
      kernel.forEach((taps, u) => {
        taps.forEach((weight, v) => {
          sum += weight * image[i + u][j + v];
        });
      });
      return sum;
    }),
  );
}

/** Lays rows one after the other; fails when they are not of that size. */
function cellsOf(got: unknown, size: readonly [number, number], message: Words): number[] {
  const [rows, columns] = size;
  const fits =
    Array.isArray(got) &&
    got.length === rows &&
    got.every((row: unknown) => Array.isArray(row) && row.length === columns);
  expectTrue(fits, message, {hint: 3});
  return (got as number[][]).flat();
}

function lineTests(answer: Answers): void {
  describe("gradInner", () => {
    it(title("the gradient of x2", "x2 的梯度"), async () => {
      expectExpression(await answer.expression("gradInner"), "g2*w0 + g1*w1 + g0*w2", {
        hint: 2,
        mistakes: [
          {expression: "g0*w0 + g1*w1 + g2*w2", message: SAY.unturned},
          {expression: "g2*w0", message: SAY.oneOutput},
          {expression: "g0*w2", message: SAY.oneOutput},
          {expression: "g2*w2", message: SAY.oneOutput},
        ],
      });
    });
  });
  describe("gradBorder", () => {
    it(title("the gradient of x0", "x0 的梯度"), async () => {
      expectExpression(await answer.expression("gradBorder"), "g0*w0", {
        hint: 2,
        mistakes: [
          {expression: "g0*w0 + g1*w1 + g2*w2", message: SAY.beyond},
          {expression: "g0*(w0 + w1 + w2)", message: SAY.beyond},
        ],
      });
    });
  });
  describe("gradStride", () => {
    it(title("the gradient of x2 with stride 2", "步长为 2 时 x2 的梯度"), async () => {
      expectExpression(await answer.expression("gradStride"), "g1*w0 + g0*w2", {
        hint: 3,
        mistakes: [
          {expression: "g2*w0 + g1*w1 + g0*w2", message: SAY.strideOne},
          {expression: "g0*w0 + g1*w2", message: SAY.strideTurned},
        ],
      });
    });
  });
}

function imageTests(answer: Answers, rng: Rng): void {
  describe("imageGradient", () => {
    it(title("one output hands back the kernel", "单个输出传回的是核"), async () => {
      const kernel = [
        [1, 2, 3],
        [4, 5, 6],
      ];
      const got = cellsOf(await answer.imageGradient([[1]], kernel), [2, 3], SAY.imageSize);
      expectClose(got, kernel.flat(), {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: turned(kernel).flat(), message: SAY.correlated}],
      });
    });
    it(title("it is the adjoint of the layer", "它是该层的伴随", {weight: 2}), async () => {
      const own = rng.fork("adjoint");
      const [image, kernel, gradient] = [drawn(own, 5, 6), drawn(own, 3, 2), drawn(own, 3, 5)];
      const got = cellsOf(await answer.imageGradient(gradient, kernel), [5, 6], SAY.imageSize);
      const inner = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i], 0);
      expectClose(inner(image.flat(), got), inner(slid(image, kernel).flat(), gradient.flat()), {
        tolerance: 1e-6,
        hint: 3,
        mistakes: [
          {
            value: inner(image.flat(), laid(gradient, turned(kernel)).flat()),
            message: SAY.correlated,
          },
        ],
      });
    });
  });
  describe("kernelGradient", () => {
    it(
      title("an image of 5 × 6 and a gradient of 3 × 5", "5 × 6 的图像与 3 × 5 的梯度"),
      async () => {
        const own = rng.fork("kernel");
        const [image, gradient] = [drawn(own, 5, 6), drawn(own, 3, 5)];
        const wanted = slid(image, gradient);
        const got = cellsOf(await answer.kernelGradient(image, gradient), [3, 2], SAY.kernelSize);
        expectClose(got, wanted.flat(), {
          tolerance: 1e-9,
          hint: 3,
          mistakes: [
            {value: turned(wanted).flat(), message: SAY.kernelTurned},
            {value: wanted.flat().map((v) => v / 15), message: SAY.kernelMean},
          ],
        });
      },
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  lineTests(answer);
  imageTests(answer, rng);
}
