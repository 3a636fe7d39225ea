import {boxMtf} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  seenFrequency(k: number, step: number): number;
  keptContrast(k: number, step: number): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  unfolded: {
    en: "This is above what the samples can hold, 1/(2 step): whole multiples of 1/step were taken off, but the rest was not folded back.",
    "zh-CN": "这超过了采样所能容纳的 1/(2 step)：减去了 1/step 的整数倍，却没有把余数折回来。",
  },
  clipped: {
    en: "The frequency is cut off at the limit. A fine pattern does not stay at the limit, it comes back as a coarser one.",
    "zh-CN": "把频率截在了上限。细密的图案不会停在上限，它会变成更粗的图案回来。",
  },
  once: {
    en: "This folds once only. For finer patterns, take off whole multiples of 1/step first.",
    "zh-CN": "这只折叠了一次。对更细的图案，请先减去 1/step 的整数倍。",
  },
  unseen: {
    en: "The true frequency is returned. Above 1/(2 step) the samples cannot show it.",
    "zh-CN": "返回的是真实频率。超过 1/(2 step) 时采样无法显示它。",
  },
} satisfies Record<string, Words>;

/** The coarsest wave through the samples. */
function folded(k: number, step: number): number {
  return Math.abs(k - Math.round(k * step) / step);
}

function seenMistakes(k: number, step: number) {
  const rate = 1 / step;
  return [
    {value: k, message: SAY.unseen},
    {value: Math.min(k, rate / 2), message: SAY.clipped},
    {value: k % rate, message: SAY.unfolded},
    {value: rate - k, message: SAY.once},
    {value: Math.abs(rate - k), message: SAY.once},
  ].filter(({value}) => Math.abs(value - folded(k, step)) > 1e-6);
}

function seenTests(answer: Answers, rng: Rng): void {
  const expectSeen = async (k: number, step: number) =>
    expectClose(await answer.seenFrequency(k, step), folded(k, step), {
      tolerance: 1e-9,
      unit: "1/mm",
      hint: 2,
      mistakes: seenMistakes(k, step),
    });
  it(title("what the samples can hold is seen as it is", "采样所能容纳的频率原样可见"), () =>
    expectSeen(0.3, 1),
  );
  it(
    title(
      "0.8 cycles per mm, every millimetre, are seen as 0.2",
      "每毫米 0.8 周、每毫米采样一次，看到的是 0.2",
    ),
    () => expectSeen(0.8, 1),
  );
  it(title("fine patterns fold many times", "很细的图案会折叠多次"), async () => {
    await expectSeen(3.7, 1);
    await expectSeen(6.1, 0.5);
  });
  it(
    title("the wave it names goes through the same samples", "它给出的波通过同样的采样点"),
    async () => {
      const draw = rng.fork("samples");
      for (let i = 0; i < 5; i++) {
        const step = 0.3 + draw.next();
        const k = (4 * draw.next()) / step;
        const seen = await answer.seenFrequency(k, step);
        const at = (f: number, n: number) => Math.cos(2 * Math.PI * f * n * step);
        const gap = [0, 1, 2, 3, 4, 5].reduce(
          (m, n) => Math.max(m, Math.abs(at(seen, n) - at(k, n))),
          0,
        );
        expectTrue(
          gap < 1e-6 && seen >= 0 && seen <= 0.5 / step + 1e-9,
          {
            en: "The wave of your frequency does not go through the samples, or is above 1/(2 step).",
            "zh-CN": "你给出的频率的波没有通过采样点，或者高于 1/(2 step)。",
          },
          {hint: 3},
        );
      }
    },
  );
}

function keptTests(answer: Answers): void {
  const box: Words = {
    en: "A pixel as wide as the step: the width belongs into the argument, pi times k times step.",
    "zh-CN": "像素与步长同宽：宽度应出现在自变量里，即 pi 乘 k 乘 step。",
  };
  for (const [k, step, en, zh] of [
    [0, 0.5, "an even area keeps all of its contrast", "均匀区域保留全部对比度"],
    [1, 0.5, "at the limit of the samples 0.64 are left", "在采样极限处剩下 0.64"],
    [2, 0.5, "a whole cycle per pixel leaves nothing", "每像素恰好一周时什么也不剩"],
    [
      3,
      0.5,
      "beyond the zero, contrast is a share again and not negative",
      "过了零点，对比度又是一个非负的份额",
    ],
  ] as const) {
    it(title(en, zh), async () => {
      const x = Math.PI * k * step;
      expectClose(await answer.keptContrast(k, step), boxMtf(k, {widthMm: step}), {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {
            value: x === 0 ? 1 : Math.sin(x) / x,
            message: {
              en: "The sign is left in. Reversed bars still have a contrast: take the absolute value.",
              "zh-CN": "保留了符号。反相的条纹仍有对比度：请取绝对值。",
            },
          },
          {value: k === 0 ? 1 : Math.abs(Math.sin(Math.PI * k) / (Math.PI * k)), message: box},
          {
            value: Number.NaN,
            message: {
              en: "At k = 0 this divides 0 by 0. An even area needs its own line.",
              "zh-CN": "k = 0 时这是 0 除以 0。均匀区域需要单独处理。",
            },
          },
          {
            value: Math.abs(Math.cos(x)),
            message: {
              en: "This is the mean of two points. A pixel averages over all of its width.",
              "zh-CN": "这是两个点的平均。像素是在整个宽度上取平均。",
            },
          },
        ].filter(
          ({value}) => Number.isNaN(value) || Math.abs(value - boxMtf(k, {widthMm: step})) > 1e-6,
        ),
      });
    });
  }
}

function numberTests(answer: Answers): void {
  describe("largestPixel", () => {
    it(title("two samples for each cycle", "每周期两个采样"), async () => {
      expectClose(await answer.number("largestPixel"), 0.25, {
        tolerance: 0.0005,
        unit: "mm",
        hint: 2,
        mistakes: [
          {
            value: 0.125,
            message: {
              en: "A cycle was taken to be one bar. A bar and a gap together are one cycle, 0.5 mm.",
              "zh-CN": "把一条线当成了一个周期。一条线加一个间隙才是一个周期，即 0.5 mm。",
            },
          },
          {
            value: 0.5,
            message: {
              en: "One sample for each cycle shows an even area. Two are needed.",
              "zh-CN": "每周期一个采样只会显示均匀区域。需要两个。",
            },
          },
        ],
      });
    });
  });
  describe("sigmaBefore", () => {
    it(title("the blur that leaves one per cent", "只留下百分之一的模糊"), async () => {
      expectClose(await answer.number("sigmaBefore"), 0.60378, {
        tolerance: 0.006,
        unit: "mm",
        hint: 3,
        mistakes: [
          {
            value: 0.3415 / 0.8,
            message: {
              en: "This leaves ten per cent: it is the MTF10 of the chapter. Asked for is one per cent.",
              "zh-CN": "这会留下百分之十：那是本章的 MTF10。要求的是百分之一。",
            },
          },
          {
            value: 0.60378 * 0.8,
            message: {
              en: "This is the blur for 1 cycle per mm. A lower frequency needs more of it: divide by 0.8.",
              "zh-CN": "这是每毫米 1 周所需的模糊。频率较低时需要更多：请除以 0.8。",
            },
          },
          {
            value: 2.3548 * 0.60378,
            message: {
              en: "This is the FWHM of that blur. Asked for is its standard deviation.",
              "zh-CN": "这是该模糊的半高全宽。要求的是标准差。",
            },
          },
        ],
      });
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("seenFrequency", () => seenTests(answer, rng));
  describe("keptContrast", () => keptTests(answer));
  numberTests(answer);
}
