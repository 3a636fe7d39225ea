import {createRng} from "voxelbook/core";
import {createVolume} from "voxelbook/image";
import {ricianMoments, ricianNoise} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  sigmaFromAir(magnitudes: number[]): number;
  signalUnder(magnitudes: number[], sigma: number): number;
}>;

/** The phantom of the last question. */
type Phantom = {amplitude: number; sigma: number; seed: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  spread: {
    en: "This is the spread of the magnitudes. Taking the magnitude folds the noise, so that its spread is only 0.655 sigma.",
    "zh-CN": "这是幅值的离散程度。取幅值使噪声折叠，其标准差只有 0.655 sigma。",
  },
  mean: {
    en: "This is the mean magnitude of air, 1.25 sigma. Divide by what it is for sigma = 1.",
    "zh-CN": "这是空气幅值的平均，即 1.25 sigma。请除以 sigma = 1 时的值。",
  },
  both: {
    en: "Two channels are noisy: the mean square of air is 2 sigma², not sigma².",
    "zh-CN": "有两个通道带噪声：空气的均方是 2 sigma²，不是 sigma²。",
  },
  biased: {
    en: "This is the mean magnitude, which reads too high close to the noise.",
    "zh-CN": "这是平均幅值，信号接近噪声时它偏高。",
  },
  one: {
    en: "The noise of one channel only was taken off. Both channels add sigma² to the mean square.",
    "zh-CN": "只减去了一个通道的噪声。两个通道各给均方增加 sigma²。",
  },
  root: {
    en: "No noise was taken off the mean square.",
    "zh-CN": "没有从均方中减去噪声。",
  },
  nan: {
    en: "This is the root of a negative number. When noise alone explains the reading, the answer is 0.",
    "zh-CN": "这是负数的平方根。当噪声本身就足以解释读数时，答案是 0。",
  },
} satisfies Record<string, Words>;

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const meanSquare = (values: readonly number[]) => mean(values.map((v) => v * v));

/** Draws magnitudes of a signal with noise in both channels. */
export function magnitudes(rng: Rng, count: number, amplitude: number, sigma: number): number[] {
  return Array.from({length: count}, () =>
    Math.hypot(amplitude + sigma * rng.normal(), sigma * rng.normal()),
  );
}

function airTests(answer: Answers, rng: Rng): void {
  it(title("two thousand pixels of air with sigma 5", "两千个 sigma 为 5 的空气像素"), async () => {
    const air = magnitudes(rng.fork("air"), 2000, 0, 5);
    const m = mean(air);
    // Five standard errors: 5 · 5 / sqrt(4 · 2000) for the root of the mean square, less than 0.33 for the mean.
    expectClose(await answer.sigmaFromAir(air), 5, {
      tolerance: 0.33,
      hint: 2,
      mistakes: [
        {value: Math.sqrt(meanSquare(air) - m * m), message: SAY.spread},
        {value: m, message: SAY.mean},
        {value: Math.sqrt(meanSquare(air)), message: SAY.both},
      ],
    });
  });
  it(title("twice the magnitudes, twice the noise", "幅值加倍，噪声加倍"), async () => {
    const air = magnitudes(rng.fork("scale"), 300, 0, 1);
    const once = await answer.sigmaFromAir(air);
    const twice = await answer.sigmaFromAir(air.map((v) => 2 * v));
    expectClose(twice, 2 * once, {
      tolerance: 1e-9,
      hint: 1,
      message: {
        en: "An estimate of sigma has the unit of the image: it must double when all magnitudes do.",
        "zh-CN": "sigma 的估计与图像同单位：所有幅值加倍时它也必须加倍。",
      },
    });
  });
}

function signalTests(answer: Answers, rng: Rng): void {
  for (const [amplitude, en, zh] of [
    [10, "a strong signal of 10 sigma", "10 倍 sigma 的强信号"],
    [1, "a weak one of 1 sigma", "1 倍 sigma 的弱信号"],
  ] as const) {
    it(title(en, zh), async () => {
      const tissue = magnitudes(rng.fork(en), 4000, amplitude, 1);
      const square = meanSquare(tissue);
      // The mean square has a standard error of sqrt(4A² + 4)/63; over 2A that is 0.022 at most, times 4.5.
      expectClose(await answer.signalUnder(tissue, 1), amplitude, {
        tolerance: 0.1,
        hint: 2,
        mistakes: [
          {value: mean(tissue), message: SAY.biased},
          {value: Math.sqrt(square - 1), message: SAY.one},
          {value: Math.sqrt(square), message: SAY.root},
        ].filter(({value}) => Math.abs(value - amplitude) > 0.1),
      });
    });
  }
  it(
    title("less than the noise explains is no signal", "低于噪声所能解释的就是没有信号"),
    async () => {
      expectClose(await answer.signalUnder([1, 1, 1, 1], 1), 0, {
        tolerance: 1e-12,
        hint: 3,
        mistakes: [
          {value: Number.NaN, message: SAY.nan},
          {value: 1, message: SAY.root},
        ],
      });
    },
  );
}

/** The scan of the last question, made anew: 64 x 64 magnitudes. */
function scanOf({amplitude, sigma, seed}: Phantom): ArrayLike<number> {
  const signal = new Float64Array(64 * 64).fill(amplitude);
  const phantom = createVolume(signal, {shape: [64, 64, 1], unit: "1"});
  return ricianNoise(phantom, {sigma, rng: createRng(seed)}).data;
}

function overestimateTests(answer: Answers, phantom: Phantom): void {
  it(
    title("the mean of your scan, over the true signal", "你的扫描的均值与真实信号之比"),
    async () => {
      const {amplitude, sigma} = phantom;
      const scan = Array.from(scanOf(phantom));
      const right = mean(scan) / amplitude;
      expectClose(await answer.number("overestimate"), right, {
        tolerance: 0.0006,
        hint: 3,
        mistakes: [
          {
            value: Math.sqrt(meanSquare(scan)) / amplitude,
            message: {
              en: "This is the root of the mean square divided by the truth. Asked for is the mean.",
              "zh-CN": "这是均方根与真值之比。要求的是均值。",
            },
          },
          {
            value: mean(scan) / sigma,
            message: {
              en: "This is the mean in units of sigma. Divide by the true signal.",
              "zh-CN": "这是以 sigma 为单位的均值。请除以真实信号。",
            },
          },
          {
            value: mean(scan) - amplitude,
            message: {
              en: "This is by how much the mean is too high. Asked for is the factor.",
              "zh-CN": "这是均值偏高的量。要求的是倍数。",
            },
          },
          {
            value: ricianMoments({amplitude, sigma}).mean / amplitude,
            message: {
              en: "This is what theory expects of any such scan. Asked for is the mean of yours.",
              "zh-CN": "这是理论对任何这样的扫描的期望值。要求的是你的扫描的均值。",
            },
          },
        ].filter(({value}) => Math.abs(value - right) > 0.0006),
      });
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Phantom>): void {
  describe("sigmaFromAir", () => airTests(answer, rng));
  describe("signalUnder", () => signalTests(answer, rng));
  describe("meanOfAir", () => {
    it(title("the mean magnitude of air", "空气的平均幅值"), async () => {
      expectExpression(await answer.expression("meanOfAir"), "s*sqrt(pi/2)", {
        hint: 3,
        mistakes: [
          {
            expression: "0",
            message: {
              en: "A magnitude is never negative, so its mean is above 0 although the channels' means are 0.",
              "zh-CN": "幅值不会为负，所以尽管两个通道的均值为 0，幅值的均值大于 0。",
            },
          },
          {
            expression: "s*sqrt(2/pi)",
            message: {
              en: "This is the mean of |n| for one channel. Air has two.",
              "zh-CN": "这是一个通道 |n| 的平均。空气有两个通道。",
            },
          },
          {
            expression: "s*sqrt(2)",
            message: {
              en: "This is the root of the mean square. The mean of a magnitude is less than that.",
              "zh-CN": "这是均方根。幅值的平均小于它。",
            },
          },
        ],
      });
    });
  });
  describe("overestimate", () => {
    overestimateTests(answer, variant);
  });
}
