import {type Answer, expectClose, type Rng, title, type Words} from "voxelbook-workbench/exercise";
import {convBnAct, tensor} from "voxelbook/nn";

interface Parts {
  bias: number;
  gamma: number;
  beta: number;
  eps: number;
}

type Answers = Answer<{layer(x: number[][], w: number[][], parts: Parts): number[][]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  unbiased: {
    en: "The variance was divided by one less than the number of values. Inside the layer the divisor is their number.",
    "zh-CN": "方差除以了个数减一。层内的除数是个数本身。",
  },
  noRoot: {
    en: "You divided by the variance. The layer divides by its root.",
    "zh-CN": "除的是方差。这一层除以方差的平方根。",
  },
  early: {
    en: "The activation comes last, after the scale and the shift.",
    "zh-CN": "激活在最后，在缩放和平移之后。",
  },
  leak: {
    en: "Below 0 a leaky ReLU multiplies by its slope; it does not cut.",
    "zh-CN": "在 0 以下，带泄漏的 ReLU 乘以斜率，而不是截断。",
  },
  bare: {
    en: "That is the value before the activation.",
    "zh-CN": "这是激活之前的值。",
  },
  turned: {
    en: "The kernel was turned round. Layers correlate: the kernel lies on the image as it is.",
    "zh-CN": "卷积核被翻转了。网络层做的是相关运算：核按原样放在图像上。",
  },
  eps: {
    en: "eps belongs under the root, to the variance.",
    "zh-CN": "eps 在根号内，与方差相加。",
  },
  flat: {
    en: "Where all values of z are equal, each is its own mean: what is left is beta, cut at 0.",
    "zh-CN": "z 全相等时，每个值就是均值：只剩下 beta，再在 0 处截断。",
  },
} satisfies Record<string, Words>;

/** What the layer gives, through the library. */
function right(x: number[][], w: number[][], {bias, gamma, beta, eps}: Parts): number[] {
  const image = tensor([1, x.length, x[0].length, 1], x.flat());
  const kernel = tensor([w.length, w[0].length, 1, 1], w.flat());
  const one = (v: number) => tensor([1], v);
  const parts = {bias: one(bias), gamma: one(gamma), beta: one(beta), eps};
  return Array.from(convBnAct(image, kernel, {...parts, activation: {type: "relu"}}).y.data);
}

/** The layer with one thing done otherwise. */
function otherwise(
  x: number[][],
  w: number[][],
  {gamma, beta, eps, bias}: Parts,
  how: {divisor?: number; turned?: boolean; early?: boolean; outside?: boolean},
): number[] {
  const kernel = how.turned ? [...w].reverse().map((row) => [...row].reverse()) : w;
  const z = plainSums(x, kernel).map((v) => v + bias);
  const mean = z.reduce((a, b) => a + b) / z.length;
  const variance = z.reduce((s, v) => s + (v - mean) ** 2, 0) / (z.length - (how.divisor ?? 0));
  const root = how.outside ? Math.sqrt(variance) + eps : Math.sqrt(variance + eps);
  return z.map((v) => {
    const u = (v - mean) / root;
    return how.early ? gamma * Math.max(0, u) + beta : Math.max(0, gamma * u + beta);
  });
}

/** The convolution without its bias. */
function plainSums(x: number[][], w: number[][]): number[] {
  return x
    .slice(w.length - 1)
    .flatMap((_, i) =>
      x[0]
        .slice(w[0].length - 1)
        .map((_, j) =>
          w.reduce((s, row, u) => s + row.reduce((t, k, v) => t + k * x[i + u][j + v], 0), 0),
        ),
    );
}

function layerTests(answer: Answers, rng: Rng): void {
  const judge = async (x: number[][], w: number[][], parts: Parts) => {
    const got: unknown = await answer.layer(x, w, parts);
    expectClose(Array.isArray(got) ? got.flat() : got, right(x, w, parts), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: otherwise(x, w, parts, {divisor: 1}), message: SAY.unbiased},
        {value: otherwise(x, w, parts, {turned: true}), message: SAY.turned},
        {value: otherwise(x, w, parts, {early: true}), message: SAY.early},
        {value: otherwise(x, w, parts, {outside: true}), message: SAY.eps},
      ],
    });
  };
  it(title("the image of the task", "题目中的图像"), () =>
    judge(
      [
        [3, -2, 0],
        [0, 2, 1],
        [4, -1, -5],
      ],
      [
        [1, 0],
        [0, 1],
      ],
      {bias: 4, gamma: 1.5, beta: -1, eps: 0},
    ),
  );
  it(title("a larger image and a kernel without symmetry", "更大的图像和不对称的核"), async () => {
    const draw = rng.fork("larger");
    const rows = (ny: number, nx: number) =>
      Array.from({length: ny}, () => Array.from({length: nx}, () => draw.normal()));
    await judge(rows(5, 6), rows(2, 3), {bias: 1, gamma: 2, beta: 0.3, eps: 0.5});
  });
  it(title("a flat image leaves beta", "均匀图像只剩 beta"), async () => {
    const got: unknown = await answer.layer([[2, 2, 2]], [[1, 1]], {
      bias: 1,
      gamma: 3,
      beta: 0.7,
      eps: 1e-5,
    });
    expectClose(Array.isArray(got) ? got.flat() : got, [0.7, 0.7], {
      tolerance: 1e-9,
      hint: 2,
      message: SAY.flat,
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("topLeft", () => {
    it(title("the top left output", "左上角的输出"), async () => {
      expectClose(await answer.number("topLeft"), 1.5, {
        tolerance: 1e-6,
        hint: 2,
        mistakes: [
          {value: (1.5 * 5) / Math.sqrt(12) - 1, message: SAY.unbiased},
          {value: (1.5 * 5) / 9 - 1, message: SAY.noRoot},
        ],
      });
    });
  });
  describe("bottomRight", () => {
    it(title("the bottom right output", "右下角的输出"), async () => {
      expectClose(await answer.number("bottomRight"), -0.25, {
        tolerance: 1e-6,
        hint: 2,
        mistakes: [
          {value: 0, message: SAY.leak},
          {value: -2.5, message: SAY.bare},
          {value: 1.5 * -0.1 - 1, message: SAY.early},
        ],
      });
    });
  });
  describe("layer", () => layerTests(answer, rng));
}
