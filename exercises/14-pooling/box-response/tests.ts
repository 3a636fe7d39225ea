import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<Record<never, never>>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  wholeAngle: {
    en: "The whole phase step stands in the cosine. cos a + cos b holds cos((a − b)/2): half of it.",
    "zh-CN": "余弦里是整个相位差。cos a + cos b 含有 cos((a − b)/2)：应取一半。",
  },
  sum: {
    en: "This is the sum, not the mean: divide by the number of pixels.",
    "zh-CN": "这是和而不是平均：请除以像素个数。",
  },
  pi: {
    en: "A pi is missing: a frequency of f turns the arrow by 2 pi f.",
    "zh-CN": "缺少 pi：频率 f 使箭头转过 2 pi f。",
  },
  sinc: {
    en: "Below the line stands pi f in place of its sine. That is a continuous aperture, not k samples.",
    "zh-CN": "分母里是 pi f 而不是它的正弦。那是连续孔径，不是 k 个采样。",
  },
  signed: {
    en: "The sign changes beyond the first zero. A height is the absolute value.",
    "zh-CN": "过了第一个零点符号会变。高度应取绝对值。",
  },
  squared: {
    en: "This is the share of the power. Asked for is the height: take the root.",
    "zh-CN": "这是功率的份额。要求的是高度：请开方。",
  },
  oldNyquist: {
    en: "f = 1/k was put in: a whole cycle per new pixel, where nothing is left. The new grid ends at half a cycle, f = 1/(2k).",
    "zh-CN":
      "代入的是 f = 1/k，即每个新像素一整周，那里什么也不剩。新网格的上限是半周：f = 1/(2k)。",
  },
  approximate: {
    en: "The sine was replaced by its angle. That is the limit for long boxes; keep the sine here.",
    "zh-CN": "用角度代替了正弦。那是长窗口的极限；这里请保留正弦。",
  },
} satisfies Record<string, Words>;

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("gainOfTwo", () => {
    it(title("the mean of two neighbours of a wave", "波的两个相邻像素的平均"), async () => {
      expectExpression(await answer.expression("gainOfTwo"), "cos(pi*f)", {
        hint: 2,
        mistakes: [
          {expression: "cos(2*pi*f)", message: SAY.wholeAngle},
          {expression: "abs(cos(2*pi*f))", message: SAY.wholeAngle},
          {expression: "2*cos(pi*f)", message: SAY.sum},
          {expression: "cos(f)", message: SAY.pi},
          {expression: "cos(pi*f)^2", message: SAY.squared},
        ],
      });
    });
  });
  describe("gainOfMany", () => {
    it(title("the mean of k arrows", "k 个箭头的平均"), async () => {
      expectExpression(await answer.expression("gainOfMany"), "abs(sin(pi*f*k)) / (k*sin(pi*f))", {
        hint: 2,
        mistakes: [
          {expression: "abs(sin(pi*f*k)) / sin(pi*f)", message: SAY.sum},
          {expression: "abs(sin(pi*f*k)) / (pi*f*k)", message: SAY.sinc},
          {expression: "sin(pi*f*k) / (k*sin(pi*f))", message: SAY.signed},
          {expression: "abs(sin(f*k)) / (k*sin(f))", message: SAY.pi},
          {expression: "(sin(pi*f*k) / (k*sin(pi*f)))^2", message: SAY.squared},
          {expression: "abs(sin(2*pi*f*k)) / abs(k*sin(2*pi*f))", message: SAY.wholeAngle},
        ],
      });
    });
  });
  describe("nyquistGain", () => {
    it(title("what is left at the end of the new grid", "新网格上限处剩下多少"), async () => {
      expectExpression(await answer.expression("nyquistGain"), "1 / (k*sin(pi/(2*k)))", {
        hint: 3,
        mistakes: [
          {expression: "0*k", message: SAY.oldNyquist},
          {expression: "abs(sin(pi)) / (k*sin(pi/k))", message: SAY.oldNyquist},
          {expression: "2/pi + 0*k", message: SAY.approximate},
          {expression: "1 / sin(pi/(2*k))", message: SAY.sum},
          {expression: "1 / (k*sin(pi/(2*k)))^2", message: SAY.squared},
        ],
      });
    });
  });
  describe("limitGain", () => {
    it(title("the limit for long boxes", "长窗口的极限"), async () => {
      expectClose(await answer.number("limitGain"), 2 / Math.PI, {
        tolerance: 6e-5,
        hint: 3,
        mistakes: [
          {
            value: Math.SQRT1_2,
            message: {
              en: "This is the value for k = 2. It goes on sinking.",
              "zh-CN": "这是 k = 2 的值。它还会继续下降。",
            },
          },
          {
            value: 0,
            message: {
              en: "It does not go to 0: the new Nyquist frequency moves down as the box grows.",
              "zh-CN": "它不趋于 0：窗口变长时新奈奎斯特频率也随之降低。",
            },
          },
          {
            value: 1 / Math.PI,
            message: {
              en: "A factor of 2 is lost: sin(pi/(2k)) is about pi/(2k).",
              "zh-CN": "丢了因子 2：sin(pi/(2k)) 约为 pi/(2k)。",
            },
          },
          {value: (2 / Math.PI) ** 2, message: SAY.squared},
        ],
      });
    });
  });
}
