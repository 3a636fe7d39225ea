import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  throughMean(x: number[], k: number): number[];
  otherWave(c: number, n: number): number;
  confusedEdges(n: number, k: number): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  maximum: {
    en: "These are maxima of the windows. Take their means.",
    "zh-CN": "这是窗口的最大值。应取平均值。",
  },
  sliding: {
    en: "The windows overlap. They must lie side by side, k values apart.",
    "zh-CN": "窗口重叠了。窗口应并排，相隔 k 个值。",
  },
  short: {
    en: "Each mean must be repeated k times, up to the old length.",
    "zh-CN": "每个平均值要重复 k 次，恢复原来的长度。",
  },
  ones: {
    en: "Only the pixels that are 1 were counted. The others are wrong by the mean itself.",
    "zh-CN": "只计算了值为 1 的像素。其余像素的误差是平均值本身。",
  },
  perPixel: {
    en: "That is the error per pixel. Sum it over the window.",
    "zh-CN": "这是每个像素的误差。应对窗口求和。",
  },
  once: {
    en: "That is what the mean leaves. Repeating multiplies once more.",
    "zh-CN": "这是取平均后剩下的。重复时还要再乘一次。",
  },
  image: {
    en: "That is the amplitude of the other wave, at ½ − f.",
    "zh-CN": "这是另一个波（频率 ½ − f）的振幅。",
  },
  unchanged: {
    en: "The new grid has too few values for so many cycles.",
    "zh-CN": "新网格的值太少，容不下这么多周期。",
  },
  wrongFold: {
    en: "It folds at n/4 cycles, half of the new number of values; not at n/2.",
    "zh-CN": "在 n/4 个周期处折叠，即新取样数的一半，而不是 n/2。",
  },
  edges: {
    en: "Give two lists of n values, each zeros first and then ones, with at least one of either.",
    "zh-CN": "请给出两个长度为 n 的列表，先是零后是一，且都至少有一个。",
  },
  same: {
    en: "Both edges are the same.",
    "zh-CN": "两条边缘相同。",
  },
  apart: {
    en: "The maxima differ: the edges begin in two different windows.",
    "zh-CN": "最大值不同：两条边缘始于不同的窗口。",
  },
} satisfies Record<string, Words>;

/** Means of windows, repeated. */
function through(x: readonly number[], k: number): number[] {
  const means = Array.from({length: x.length / k}, (_, w) => {
    return x.slice(w * k, (w + 1) * k).reduce((a, b) => a + b, 0) / k;
  });
  return x.map((_, i) => means[Math.floor(i / k)]);
}

function throughTests(answer: Answers, rng: Rng): void {
  const judge = async (x: number[], k: number) => {
    const got: unknown = await answer.throughMean(x, k);
    const list = Array.isArray(got) ? (got as number[]) : [];
    expectTrue(list.length === x.length, SAY.short, {hint: 1});
    const windows = (of: (values: number[]) => number) =>
      x.map((_, i) => of(x.slice(i - (i % k), i - (i % k) + k)));
    expectClose(list, through(x, k), {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [
        {value: windows((values) => Math.max(...values)), message: SAY.maximum},
        {
          value: x.map((_, i) => {
            const values = x.slice(i, i + k);
            return values.reduce((a, b) => a + b, 0) / values.length;
          }),
          message: SAY.sliding,
        },
      ],
    });
  };
  it(title("an edge of eight pixels, by two", "八像素的边缘，窗口为 2"), () =>
    judge([0, 0, 0, 1, 1, 1, 1, 1], 2),
  );
  it(title("drawn values, by four", "随机值，窗口为 4"), async () => {
    const draw = rng.fork("values");
    await judge(
      Array.from({length: 12}, () => draw.normal()),
      4,
    );
  });
}

function formulaTests(answer: Answers): void {
  describe("edgeError", () => {
    it(title("any window and any edge", "任意窗口与边缘"), async () => {
      expectExpression(await answer.expression("edgeError"), "r - r^2/k", {
        hint: 3,
        mistakes: [
          {expression: "r*(1 - r/k)^2", message: SAY.ones},
          {expression: "r*(k - r)/k^2", message: SAY.perPixel},
        ],
      });
    });
  });
  describe("gainOfTwo", () => {
    it(title("down by the mean, up by repeating", "先平均，后重复"), async () => {
      expectExpression(await answer.expression("gainOfTwo"), "(1 + cos(2*pi*f))/2", {
        hint: 3,
        mistakes: [
          {expression: "cos(pi*f)", message: SAY.once},
          {expression: "cos(pi*f)*sin(pi*f)", message: SAY.image},
        ],
      });
    });
  });
}

/** Judges two edges. */
function judgeEdges(got: unknown, n: number, k: number): void {
  const isEdge = (x: unknown): boolean =>
    Array.isArray(x) &&
    x.length === n &&
    x[0] === 0 &&
    x[n - 1] === 1 &&
    x.every((v, i) => (v === 0 || v === 1) && (i === 0 || v >= x[i - 1]));
  if (!Array.isArray(got) || got.length !== 2 || !got.every(isEdge)) fail(SAY.edges, {hint: 2});
  const [a, b] = got as number[][];
  expectTrue(String(a) !== String(b), SAY.same, {hint: 2});
  const window = (x: number[]) => Math.floor(x.indexOf(1) / k);
  expectTrue(window(a) === window(b), SAY.apart, {hint: 2});
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("throughMean", () => throughTests(answer, rng));
  formulaTests(answer);
  describe("otherWave", () => {
    const judge = async (c: number, n: number) => {
      expectClose(await answer.otherWave(c, n), n / 2 - c, {
        tolerance: 0,
        unit: "cycles",
        hint: 2,
        mistakes: [
          {value: c, message: SAY.unchanged},
          {value: n - c, message: SAY.wrongFold},
        ],
      });
    };
    it(title("26 cycles in 64 values", "64 个值中的 26 个周期"), () => judge(26, 64));
    it(title("45 cycles in 100 values", "100 个值中的 45 个周期"), () => judge(45, 100));
  });
  describe("confusedEdges", () => {
    it(title("eight values, pairs", "八个值，两两一组"), async () => {
      judgeEdges(await answer.confusedEdges(8, 2), 8, 2);
    });
    it(title("fifteen values, threes", "十五个值，三个一组"), async () => {
      judgeEdges(await answer.confusedEdges(15, 3), 15, 3);
    });
  });
}
