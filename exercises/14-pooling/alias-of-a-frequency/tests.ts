import {aliasFrequency, boxResponse} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title, type Words} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  afterPooling(f: number, k: number): number[];
  vanishing(k: number): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  oldPixels: {
    en: "The frequency is per old pixel. A new pixel is k old ones: multiply by k before you fold.",
    "zh-CN": "这是按旧像素计的频率。一个新像素等于 k 个旧像素：先乘 k 再折叠。",
  },
  unfolded: {
    en: "This is above 0.5 cycles per new pixel: whole cycles were taken off, but the rest was not folded back.",
    "zh-CN": "这超过了每个新像素 0.5 周：去掉了整周，却没有把余数折回来。",
  },
  sinc: {
    en: "This is the response of a continuous aperture. An average of k samples has the sine of pi f below the line, not pi f.",
    "zh-CN": "这是连续孔径的响应。k 个采样的平均，分母里是 pi f 的正弦，而不是 pi f。",
  },
  signed: {
    en: "The sign is left in. A height is never negative: take the absolute value.",
    "zh-CN": "保留了符号。高度不会为负：请取绝对值。",
  },
  undivided: {
    en: "The sum of k pixels was taken, not their mean: divide by k.",
    "zh-CN": "取的是 k 个像素的和而不是平均：请除以 k。",
  },
  nothing: {
    en: "At whole frequencies this divides 0 by 0. There all pixels of a window are equal, and the height stays 1.",
    "zh-CN": "频率为整数时这是 0 除以 0。此时窗口内所有像素相等，高度仍为 1。",
  },
  dropped: {
    en: "Plain decimation keeps the height. Here the pixels of a window are averaged first.",
    "zh-CN": "只有单纯抽取才保留高度。这里先对窗口内的像素取平均。",
  },
  onlyFirst: {
    en: "The first zero is right. Are there more of them up to 0.5?",
    "zh-CN": "第一个零点是对的。到 0.5 为止还有别的零点吗？",
  },
  nyquist: {
    en: "These are multiples of the new Nyquist frequency 1/(2k). There two thirds are left; the zeros lie at multiples of 1/k.",
    "zh-CN": "这些是新奈奎斯特频率 1/(2k) 的倍数，那里还剩三分之二；零点在 1/k 的倍数处。",
  },
  beyond: {
    en: "Some of these are above 0.5 cycles per pixel: the scan cannot hold them.",
    "zh-CN": "其中有些超过每像素 0.5 周：图像容纳不了。",
  },
  zero: {
    en: "At frequency 0 everything is left: an even area stays as it is.",
    "zh-CN": "频率为 0 时全部保留：均匀区域不变。",
  },
  open: {
    en: "For an even k the frequency 0.5 itself vanishes too: black and white average to grey.",
    "zh-CN": "k 为偶数时，频率 0.5 本身也会消失：黑白平均成灰。",
  },
} satisfies Record<string, Words>;

/** Results of known mistakes that differ from the right one. */
function mistakes(f: number, k: number) {
  const [alias, height] = [aliasFrequency(f, k), boxResponse(k, f)];
  const below = k * Math.sin(Math.PI * f);
  const angle = Math.PI * f * k;
  const sinc = f === 0 ? 1 : Math.abs(Math.sin(angle) / angle);
  return [
    {value: [Math.abs(f - Math.round(f)), height], message: SAY.oldPixels},
    {value: [(f * k) % 1, height], message: SAY.unfolded},
    {value: [alias, sinc], message: SAY.sinc},
    {value: [alias, f === 0 ? 1 : Math.sin(angle) / below], message: SAY.signed},
    {value: [alias, k * height], message: SAY.undivided},
    {value: [alias, Number.NaN], message: SAY.nothing},
    {value: [alias, 1], message: SAY.dropped},
  ].filter(({value}) =>
    value.some((v, i) => Number.isNaN(v) || Math.abs(v - [alias, height][i]) > 1e-6),
  );
}

function pooledTests(answer: Answers, rng: Rng): void {
  const judge = async (f: number, k: number) =>
    expectClose(await answer.afterPooling(f, k), [aliasFrequency(f, k), boxResponse(k, f)], {
      tolerance: 1e-9,
      hint: 2,
      mistakes: mistakes(f, k),
    });
  it(title("an even area stays as it is", "均匀区域不变"), () => judge(0, 3));
  it(title("0.4 cycles per pixel, averaged in pairs", "每像素 0.4 周，两两平均"), () =>
    judge(0.4, 2),
  );
  it(title("a wave that the new grid can hold", "新网格容纳得下的波"), () => judge(0.1, 3));
  it(title("the sampling frequency looks like an even area", "采样频率看起来像均匀区域"), () =>
    judge(1, 4),
  );
  it(title("fine waves and long windows", "细波与长窗口"), async () => {
    const draw = rng.fork("fine");
    for (let i = 0; i < 6; i++) await judge(0.02 + 0.47 * draw.next(), 2 + draw.int(7));
  });
}

function goneTests(answer: Answers): void {
  const judge = async (k: number) => {
    const right = Array.from({length: Math.floor(k / 2)}, (_, m) => (m + 1) / k);
    const all = Array.from({length: k - 1}, (_, m) => (m + 1) / k);
    expectClose(await answer.vanishing(k), right, {
      tolerance: 1e-12,
      hint: 3,
      mistakes: [
        {value: right.slice(0, 1), message: SAY.onlyFirst},
        {value: all, message: SAY.beyond},
        {value: [0, ...right], message: SAY.zero},
        {value: right.filter((f) => f < 0.5), message: SAY.open},
        {value: Array.from({length: k}, (_, m) => (m + 1) / (2 * k)), message: SAY.nyquist},
      ].filter(({value}) => String(value) !== String(right)),
    });
  };
  it(title("windows of three", "窗口为三"), () => judge(3));
  it(title("windows of eight", "窗口为八"), () => judge(8));
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("afterPooling", () => pooledTests(answer, rng));
  describe("falseHeight", () => {
    it(title("bone that repeats every 2.5 pixels", "每 2.5 像素重复一次的骨小梁"), async () => {
      expectClose(await answer.number("falseHeight"), boxResponse(3, 0.4), {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {
            value: boxResponse(2, 0.4),
            message: {
              en: "This is the height after windows of 2, the chapter's case. Here they are 3 wide.",
              "zh-CN": "这是窗口为 2 时的高度，即正文的例子。这里窗口宽 3。",
            },
          },
          {
            value: boxResponse(3, 0.25),
            message: {
              en: "This is 0.25 cycles per pixel. One cycle in 2.5 pixels is a frequency of 1/2.5.",
              "zh-CN": "这是每像素 0.25 周。2.5 个像素一周，频率是 1/2.5。",
            },
          },
          {
            value: Math.abs(Math.sin(1.2 * Math.PI) / (1.2 * Math.PI)),
            message: SAY.sinc,
          },
          {value: 3 * boxResponse(3, 0.4), message: SAY.undivided},
        ],
      });
    });
  });
  describe("vanishing", () => goneTests(answer));
}
