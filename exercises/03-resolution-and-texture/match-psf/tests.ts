import {createVolume, gaussianFilter} from "voxelbook/image";
import {matchPsf} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectRejects,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  extraSigma(from: number, to: number): number;
  matchLine(line: number[], step: number, from: number, to: number): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  difference: {
    en: "The widths were subtracted. It is the variances that add, so the difference of squares is what is missing.",
    "zh-CN": "把宽度直接相减了。相加的是方差，所缺的是平方之差。",
  },
  sum: {
    en: "The squares were added. That is the width after the blur, when this one is put on top of it.",
    "zh-CN": "把平方相加了。那是再叠加一次模糊之后的宽度。",
  },
  variance: {
    en: "This is the missing variance. Its square root is missing.",
    "zh-CN": "这是所缺的方差。还差一次开平方。",
  },
  target: {
    en: "The whole width of B was put on A's image, which has a blur of its own already.",
    "zh-CN": "把 B 的全部宽度加到了 A 的图像上，而 A 的图像本身已有模糊。",
  },
  pixels: {
    en: "The width was used in mm where pixels are counted: divide by the pixel size.",
    "zh-CN": "在按像素计数的地方用了毫米：请除以像素大小。",
  },
  edge: {
    en: "The line repeats: beyond its last pixel comes its first. Here something else was put there.",
    "zh-CN": "这一行是周期的：最后一个像素之后是第一个。这里用了别的数。",
  },
  unit: {
    en: "The weights do not add to 1: an even line must stay as it is.",
    "zh-CN": "权重之和不是 1：均匀的一行应保持不变。",
  },
} satisfies Record<string, Words>;

function extraTests(answer: Answers): void {
  for (const [from, to, en, zh] of [
    [3, 5, "from 3 to 5 mm", "从 3 到 5 mm"],
    [0.8, 1.6, "from 0.8 to 1.6 mm", "从 0.8 到 1.6 mm"],
    [1.2, 1.2, "nothing, between equal scanners", "相同的扫描仪之间不需要模糊"],
  ] as const) {
    it(title(en, zh), async () => {
      const right = matchPsf({fromMm: from, toMm: to});
      expectClose(await answer.extraSigma(from, to), right, {
        tolerance: 1e-9,
        unit: "mm",
        hint: 2,
        mistakes: [
          {value: to - from, message: SAY.difference},
          {value: Math.hypot(to, from), message: SAY.sum},
          {value: right * right, message: SAY.variance},
          {value: to, message: SAY.target},
        ].filter(({value}) => Math.abs(value - right) > 1e-6),
      });
    });
  }
  it(title("no blur sharpens: it throws", "模糊不能使图像变锐：应抛出错误"), async () => {
    await expectRejects(answer.extraSigma(2, 1), {
      hint: 3,
      message: {
        en: "From 2 to 1 mm there is no blur. NaN, 0 or a width that looks right would go into a study unseen.",
        "zh-CN": "从 2 到 1 mm 没有这样的模糊。NaN、0 或看似合理的宽度会悄悄进入研究。",
      },
    });
  });
}

/** The line as the library blurs it. */
function softened(line: readonly number[], sigmaMm: number, step: number, wrap = true): number[] {
  const volume = createVolume(Float64Array.from(line), {
    shape: [line.length, 1, 1],
    spacing: [step, 1, 1],
    unit: "1",
  });
  const boundary = wrap ? "wrap" : {constant: 0};
  return Array.from(gaussianFilter(volume, {sigmaMm: [sigmaMm, 0, 0], boundary, truncate: 6}).data);
}

function matchTests(answer: Answers, rng: Rng): void {
  const step = 0.5;
  const [from, to] = [0.6, 1.4];
  const extra = matchPsf({fromMm: from, toMm: to});
  it(
    title(
      "a bar becomes as soft as the other scanner shows it",
      "一条线变得与另一台扫描仪同样模糊",
    ),
    async () => {
      const bar = Array.from({length: 40}, (_, i) => (i < 8 ? 100 : 0));
      // Truncating the weights at 4 sigma or more, or using the spectrum, moves no pixel by 0.05.
      expectClose(await answer.matchLine(bar, step, from, to), softened(bar, extra, step), {
        tolerance: 0.05,
        hint: 2,
        mistakes: [
          {value: softened(bar, to, step), message: SAY.target},
          {value: softened(bar, to - from, step), message: SAY.difference},
          {value: softened(bar, extra, 1), message: SAY.pixels},
          {value: softened(bar, extra, step, false), message: SAY.edge},
        ],
      });
    },
  );
  it(title("an even line stays as it is", "均匀的一行保持不变"), async () => {
    const even = new Array<number>(30).fill(50);
    expectClose(await answer.matchLine(even, step, from, to), even, {
      tolerance: 1e-6,
      hint: 3,
      message: SAY.unit,
    });
  });
  it(title("the line of an equal scanner comes back", "相同扫描仪的一行原样返回"), async () => {
    const draw = rng.fork("equal");
    const line = Array.from({length: 12}, () => Math.round(100 * draw.next()));
    expectClose(await answer.matchLine(line, step, 1, 1), line, {
      tolerance: 1e-6,
      hint: 3,
      message: {
        en: "Between equal scanners nothing is missing, and the weights must not divide by 0.",
        "zh-CN": "相同的扫描仪之间什么都不缺，权重也不能除以 0。",
      },
    });
  });
}

function noiseTests(answer: Answers): void {
  it(title("the noise that is left", "剩下的噪声"), async () => {
    const left = (20 * 0.5) / (2 * Math.sqrt(Math.PI));
    expectClose(await answer.number("noiseLeft"), left, {
      tolerance: 0.06,
      unit: "HU",
      hint: 2,
      mistakes: [
        {
          value: 20 * Math.sqrt(0.5 / (2 * Math.sqrt(Math.PI))),
          message: {
            en: "This is for a blur in one direction. The slice is blurred along x and along y.",
            "zh-CN": "这是只在一个方向模糊的结果。切片在 x 和 y 两个方向都被模糊。",
          },
        },
        {
          value: 20,
          message: {
            en: "The noise has not changed here. Blur averages it, as it does everything else.",
            "zh-CN": "这里噪声没有变化。模糊会平均噪声，如同平均其他一切。",
          },
        },
        {
          value: 20 / (2 * Math.sqrt(Math.PI)),
          message: {
            en: "The pixel size is missing: in pixels, this blur has a standard deviation of 2.",
            "zh-CN": "缺少像素大小：以像素计，这次模糊的标准差是 2。",
          },
        },
        {
          value: (left * left) / 20,
          message: {
            en: "Variance and standard deviation are mixed up: the share of the variance was put on the standard deviation.",
            "zh-CN": "混淆了方差与标准差：把方差的份额用在了标准差上。",
          },
        },
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("extraSigma", () => extraTests(answer));
  describe("matchLine", () => matchTests(answer, rng));
  describe("noiseLeft", () => noiseTests(answer));
}
