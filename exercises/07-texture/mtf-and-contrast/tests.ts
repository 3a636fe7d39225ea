import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{measuredContrast(rows: number[][], w: number): number}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  half: {
    en: "A factor of 2 is off: the mean square of a wave is half its amplitude squared, and the difference has the amplitude 2 A sin(pi k d).",
    "zh-CN": "差了因子 2：波的均方是振幅平方的一半，而差的振幅是 2 A sin(pi k d)。",
  },
  angle: {
    en: "The sine needs half the angle: cos a − cos b holds sin((a − b)/2), and a − b is 2 pi k d.",
    "zh-CN": "正弦里应是半角：cos a − cos b 含有 sin((a − b)/2)，而 a − b 是 2 pi k d。",
  },
  bins: {
    en: "The width of the bins is missing or not squared: levels are x / w, and contrast squares their difference.",
    "zh-CN": "缺少分箱宽度或没有平方：灰度是 x / w，对比度取其差的平方。",
  },
  once: {
    en: "The MTF enters once. It scales the amplitude, so the contrast, a square, is scaled by its square.",
    "zh-CN": "MTF 只乘了一次。它缩放的是振幅，而对比度是平方量，要乘 MTF 的平方。",
  },
  pi: {
    en: "A pi is missing in the MTF: the frequency is in cycles per mm.",
    "zh-CN": "MTF 中缺少 pi：频率的单位是每毫米周期数。",
  },
  absolute: {
    en: "This is the mean absolute difference of levels, the dissimilarity.",
    "zh-CN": "这是灰度差的平均绝对值，即相异性。",
  },
  noLevels: {
    en: "The values were compared, not their levels: floor(x / w) first.",
    "zh-CN": "比较的是原值而不是灰度：先取 floor(x / w)。",
  },
  wraps: {
    en: "The last value of a row was compared with the first one. Rows do not repeat.",
    "zh-CN": "把行末的值与行首比较了。行不循环。",
  },
  joined: {
    en: "The end of a row was compared with the start of the next one.",
    "zh-CN": "把行末与下一行的开头比较了。",
  },
  halfMtf: {
    en: "This sigma halves the amplitude. The contrast is a square, so it has fallen to a quarter by then.",
    "zh-CN": "这个 sigma 使振幅减半。对比度是平方量，此时已降到四分之一。",
  },
  frequency: {
    en: "8 mm per cycle is a period. The frequency is 1/8 per mm.",
    "zh-CN": "每周期 8 mm 是周期。频率是每毫米 1/8。",
  },
  variance: {
    en: "This is the share of the variance. Neighbours have become alike as well, and contrast feels that too.",
    "zh-CN": "这是方差剩下的比例。相邻像素也变得相似了，对比度还受此影响。",
  },
  correlation: {
    en: "This is what correlation does alone. The variance has fallen too.",
    "zh-CN": "这只是相关性的作用。方差也下降了。",
  },
  twice: {
    en: "This is the contrast itself for noise of variance 1. Divide by the 2 it had before the blur.",
    "zh-CN": "这是方差为 1 的噪声的对比度本身。还要除以模糊前的 2。",
  },
} satisfies Record<string, Words>;

function waveTests(answer: Answers): void {
  describe("stripeContrast", () => {
    it(title("the contrast of a wave", "波的对比度"), async () => {
      expectExpression(await answer.expression("stripeContrast"), "2*A^2*sin(pi*k*d)^2/w^2", {
        hint: 2,
        mistakes: [
          {expression: "4*A^2*sin(pi*k*d)^2/w^2", message: SAY.half},
          {expression: "A^2*sin(pi*k*d)^2/w^2", message: SAY.half},
          {expression: "2*A^2*sin(2*pi*k*d)^2/w^2", message: SAY.angle},
          {expression: "2*A^2*sin(pi*k*d)^2", message: SAY.bins},
          {expression: "2*A^2*sin(pi*k*d)^2/w", message: SAY.bins},
        ],
      });
    });
  });
  describe("blurredContrast", () => {
    it(title("the contrast of a wave in the image", "图像中波的对比度"), async () => {
      const sharp = "2*A^2*sin(pi*k*d)^2/w^2";
      expectExpression(
        await answer.expression("blurredContrast"),
        `${sharp}*exp(-4*pi^2*s^2*k^2)`,
        {
          hint: 2,
          mistakes: [
            {expression: `${sharp}*exp(-2*pi^2*s^2*k^2)`, message: SAY.once},
            {expression: `${sharp}*exp(-4*s^2*k^2)`, message: SAY.pi},
            {expression: `4*A^2*sin(pi*k*d)^2/w^2*exp(-4*pi^2*s^2*k^2)`, message: SAY.half},
          ],
        },
      );
    });
  });
}

/** Averages a measure of the differences between right-hand neighbours. */
function averaged(rows: readonly (readonly number[])[], of: (a: number, b: number) => number) {
  const parts = rows.flatMap((row) => row.slice(1).map((value, x) => of(row[x], value)));
  return parts.reduce((a, b) => a + b, 0) / parts.length;
}

function measureTests(answer: Answers, rng: Rng): void {
  it(title("a small picture with bins of 10", "分箱宽度为 10 的小图像"), async () => {
    const rows = [
      [3, 12, 38, 9],
      [25, 21, 47, 60],
    ];
    const level = (x: number): number => Math.floor(x / 10);
    const squared = (a: number, b: number): number => (level(a) - level(b)) ** 2;
    expectClose(await answer.measuredContrast(rows, 10), averaged(rows, squared), {
      tolerance: 1e-12,
      hint: 1,
      mistakes: [
        {value: averaged(rows, (a, b) => Math.abs(level(a) - level(b))), message: SAY.absolute},
        {value: averaged(rows, (a, b) => (a - b) ** 2), message: SAY.noLevels},
        {value: averaged(rows, (a, b) => ((a - b) / 10) ** 2), message: SAY.noLevels},
        {value: averaged([rows.flat()], squared), message: SAY.joined},
        {
          value: averaged(
            rows.map((row) => [...row, row[0]]),
            squared,
          ),
          message: SAY.wraps,
        },
      ],
    });
  });
  it(title("a wave agrees with the formula", "波与公式一致"), async () => {
    const draw = rng.fork("wave");
    const k = 1 / (8 + draw.int(5));
    const rows = Array.from({length: 40}, () => {
      const phase = 2 * Math.PI * draw.next();
      return Array.from({length: 121}, (_, x) => 1000 * Math.cos(2 * Math.PI * k * x + phase));
    });
    // Rounding to levels adds 2 · 1/12; 120 pairs are whole cycles only in the mean: within 3 %.
    expectClose(await answer.measuredContrast(rows, 5), 2 * 200 ** 2 * Math.sin(Math.PI * k) ** 2, {
      tolerance: 0.03,
      relative: true,
      hint: 2,
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  waveTests(answer);
  describe("measuredContrast", () => measureTests(answer, rng));
  describe("halvingSigma", () => {
    it(title("the blur that halves the contrast", "使对比度减半的模糊"), async () => {
      const right = (Math.sqrt(Math.LN2) * 8) / (2 * Math.PI);
      expectClose(await answer.number("halvingSigma"), right, {
        tolerance: 0.006,
        unit: "mm",
        hint: 3,
        mistakes: [
          {value: right * Math.SQRT2, message: SAY.halfMtf},
          {value: right / 64, message: SAY.frequency},
          {value: right * Math.PI, message: SAY.pi},
        ],
      });
    });
  });
  describe("noiseKept", () => {
    it(title("the share of the contrast of noise", "噪声对比度剩下的比例"), async () => {
      expectExpression(await answer.expression("noiseKept"), "(1 - exp(-1/(4*s^2)))/(4*pi*s^2)", {
        hint: 2,
        mistakes: [
          {expression: "1/(4*pi*s^2)", message: SAY.variance},
          {expression: "1 - exp(-1/(4*s^2))", message: SAY.correlation},
          {expression: "(1 - exp(-1/(4*s^2)))/(2*pi*s^2)", message: SAY.twice},
        ],
      });
    });
  });
}
