import {viewsNeeded} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  seenFrequency(pairsPerMm: number, sampleMm: number): number;
  contrastLeft(pairsPerMm: number, apertureMm: number): number;
  viewsForPairs(fieldMm: number, pairsPerMm: number): number;
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  unfolded: {
    en: "Only whole sampling frequencies are taken off. More than half a turn a sample looks like a turn backwards: fold once more.",
    "zh-CN": "只减去了整数倍的采样频率。每个采样超过半圈时，看起来像是倒着转：还要再折叠一次。",
  },
  cut: {
    en: "The frequency is cut at the highest one. It does not stop there: it comes back as a lower one.",
    "zh-CN": "频率在最高值处被截断了。它并不会停在那里，而是变成一个更低的频率。",
  },
  same: {
    en: "This is the frequency of the bars. The samples cannot show one above half a line pair a sample.",
    "zh-CN": "这是线条本身的频率。采样无法显示每个采样超过半个线对的频率。",
  },
  signed: {
    en: "The sign is kept. A negative factor turns bars into gaps; the amplitude is its absolute value.",
    "zh-CN": "保留了符号。负的因子使线条变成间隙；振幅是它的绝对值。",
  },
  noPi: {
    en: "Pi is missing: a full period of the wave in the aperture has to leave nothing.",
    "zh-CN": "缺少 π：孔径内恰好一个周期时，应当什么也不剩。",
  },
  squared: {
    en: "The factor is squared. One average over the width gives it once.",
    "zh-CN": "因子被平方了。在宽度上平均一次，只乘一次这个因子。",
  },
  oneSample: {
    en: "This takes one sample a line pair. Bar and gap need one each, so two.",
    "zh-CN": "这是每个线对取一个采样。线条和间隙各需要一个，所以是两个。",
  },
  halfTurn: {
    en: "The factor is wrong: over half a turn it is pi/2 views for each sample.",
    "zh-CN": "系数不对：半圈之内，每个采样对应 π/2 个视图。",
  },
} satisfies Record<string, Words>;

function aliasTests(answer: Answers, rng: Rng): void {
  it(
    title("nine turns in ten samples look like one", "十个采样里转九圈，看起来像一圈"),
    async () => {
      expectClose(await answer.seenFrequency(0.9, 1), 0.1, {
        tolerance: 1e-9,
        unit: "1/mm",
        hint: 2,
        mistakes: [
          {value: 0.9, message: SAY.unfolded},
          {value: 0.5, message: SAY.cut},
        ],
      });
    },
  );
  it(title("coarse stripes stay what they are", "粗条纹保持原样"), async () => {
    expectClose(await answer.seenFrequency(0.3, 0.5), 0.3, {
      tolerance: 1e-9,
      unit: "1/mm",
      hint: 1,
      mistakes: [
        {
          value: 1.7,
          message: {
            en: "This frequency is low enough for the samples and needs no folding.",
            "zh-CN": "这个频率对采样来说已经够低，不需要折叠。",
          },
        },
      ],
    });
  });
  it(
    title("one line pair a sample is a flat grey", "每个采样恰好一个线对，成为均匀的灰色"),
    async () => {
      expectClose(await answer.seenFrequency(1.25, 0.8), 0, {
        tolerance: 1e-9,
        unit: "1/mm",
        hint: 2,
        mistakes: [
          {value: 1.25, message: SAY.same},
          {value: 0.625, message: SAY.cut},
        ],
      });
    },
  );
  it(
    title("the wave you name gives the very same samples", "你给出的波与原来的波有完全相同的采样"),
    async () => {
      const draw = rng.fork("samples");
      for (let i = 0; i < 5; i++) {
        const [pairs, step] = [0.2 + 4 * draw.next(), 0.3 + draw.next()];
        const seen = await answer.seenFrequency(pairs, step);
        expectTrue(
          seen <= 0.5 / step + 1e-9,
          {
            en: "A lower frequency gives the same samples: at most half a line pair a sample.",
            "zh-CN": "有更低的频率给出同样的采样：每个采样最多半个线对。",
          },
          {hint: 2},
        );
        const wave = (frequency: number) =>
          [0, 1, 2, 3, 4, 5].map((k) => Math.cos(2 * Math.PI * frequency * step * k));
        expectClose(wave(seen), wave(pairs), {tolerance: 1e-8, hint: 2});
      }
    },
  );
}

function apertureTests(answer: Answers): void {
  it(title("a flat picture keeps its value", "均匀的图像保持其值"), async () => {
    expectClose(await answer.contrastLeft(0, 0.8), 1, {tolerance: 1e-12, hint: 3});
  });
  it(title("half a period, one period and one and a half", "半个、一个和一个半周期"), async () => {
    const got: number[] = [];
    for (const pairs of [0.5, 1, 1.5]) got.push(await answer.contrastLeft(pairs, 1));
    const sinc = (x: number): number => Math.sin(Math.PI * x) / (Math.PI * x);
    const wanted = [0.5, 1, 1.5].map((x) => Math.abs(sinc(x)));
    expectClose(got, wanted, {
      tolerance: 1e-6,
      hint: 2,
      mistakes: [
        {value: [0.5, 1, 1.5].map(sinc), message: SAY.signed},
        {value: [0.5, 1, 1.5].map((x) => Math.sin(x) / x), message: SAY.noPi},
        {value: wanted.map((value) => value * value), message: SAY.squared},
      ],
    });
  });
  it(
    title("only the number of periods in the width matters", "只与宽度内的周期数有关"),
    async () => {
      const [a, b] = [await answer.contrastLeft(0.4, 0.5), await answer.contrastLeft(0.2, 1)];
      expectClose(a, b, {tolerance: 1e-12, hint: 2});
      expectClose(a, Math.sin(0.2 * Math.PI) / (0.2 * Math.PI), {tolerance: 1e-6, hint: 3});
    },
  );
}

function finestTests(answer: Answers): void {
  it(title("your group has two samples a line pair", "你的线对组每个线对有两个采样"), async () => {
    const got = await answer.number("finest");
    expectClose(1 / (got * 0.8), 2, {
      tolerance: 1e-6,
      unit: "samples a line pair",
      hint: 3,
      mistakes: [
        {value: 1, message: SAY.oneSample},
        {
          value: 0.2,
          message: {
            en: "The unit slipped: this is ten times too high. Is it per cm or per mm?",
            "zh-CN": "单位弄错了：大了十倍。是每厘米还是每毫米？",
          },
        },
      ],
    });
  });
}

function viewsTests(answer: Answers): void {
  it(title("a field of 32 mm at 1 pair a mm", "32 mm 视野，每毫米 1 个线对"), async () => {
    expectEqual(await answer.viewsForPairs(32, 1), viewsNeeded(64), {
      hint: 3,
      mistakes: [
        {value: viewsNeeded(32), message: SAY.oneSample},
        {value: 64, message: SAY.halfTurn},
        {value: Math.ceil(Math.PI * 64), message: SAY.halfTurn},
        {value: Math.ceil(2 * Math.PI * 64), message: SAY.halfTurn},
      ],
    });
  });
  it(title("half a sample more costs a whole one", "多半个采样就要多一整个"), async () => {
    expectEqual(await answer.viewsForPairs(32.25, 1), viewsNeeded(65), {
      hint: 3,
      mistakes: [
        {
          value: viewsNeeded(64),
          message: {
            en: "The samples are rounded down. The last stripe would miss one.",
            "zh-CN": "采样数向下取整了。最后一条线会缺少一个采样。",
          },
        },
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("seenFrequency", () => aliasTests(answer, rng));
  describe("contrastLeft", () => apertureTests(answer));
  describe("finest", () => finestTests(answer));
  describe("viewsForPairs", () => viewsTests(answer));
}
