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
import {batchNormBackward, tensor} from "voxelbook/nn";

type Answers = Answer<{
  gradient(z: number[], g: number[], gamma: number, eps: number): number[];
  blindGradient(): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  sum: {
    en: "That is the slope of the sum; the mean divides by M.",
    "zh-CN": "这是总和的斜率；均值还要除以 M。",
  },
  extra: {
    en: "The movement of the mean drops out: deviations add up to 0.",
    "zh-CN": "均值的变动会消去：偏差之和为 0。",
  },
  undivided: {
    en: "The biased variance divides by M, and so does its slope.",
    "zh-CN": "有偏方差除以 M，它的斜率也是。",
  },
  direct: {
    en: "Only the direct way was taken. The mean and the variance move too.",
    "zh-CN": "只算了直接的一路。均值和方差也会动。",
  },
  noVariance: {
    en: "The way by the variance is missing.",
    "zh-CN": "缺少经过方差的一路。",
  },
  noMean: {en: "The way by the mean is missing.", "zh-CN": "缺少经过均值的一路。"},
  four: {
    en: "Give four finite numbers that are not all 0.",
    "zh-CN": "请给出四个有限的数，不全为 0。",
  },
  seen: {
    en: "Something comes back for this g. Which change of all outputs is impossible, whatever z is?",
    "zh-CN": "这个 g 仍有梯度返回。无论 z 如何，哪种输出变化是不可能的？",
  },
} satisfies Record<string, Words>;

const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b) / v.length;

/** What the library gives. */
function right(z: readonly number[], g: readonly number[], gamma: number, eps: number): number[] {
  const shape = [z.length, 1];
  const options = {x: tensor(shape, z), gamma: tensor([1], gamma), eps};
  return Array.from(batchNormBackward(tensor(shape, g), options).x.data);
}

function gradientTests(answer: Answers, rng: Rng): void {
  const judge = async (z: number[], g: number[], gamma: number, eps: number) => {
    const mu = mean(z);
    const root = Math.sqrt(mean(z.map((v) => (v - mu) ** 2)) + eps);
    const tilde = z.map((v) => (v - mu) / root);
    const along = mean(g.map((v, i) => v * tilde[i]));
    expectClose(await answer.gradient(z, g, gamma, eps), right(z, g, gamma, eps), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: g.map((v) => (gamma * v) / root), message: SAY.direct},
        {value: g.map((v) => (gamma / root) * (v - mean(g))), message: SAY.noVariance},
        {value: g.map((v, i) => (gamma / root) * (v - tilde[i] * along)), message: SAY.noMean},
      ],
    });
  };
  it(title("four values", "四个值"), () => judge([-7, -1, 1, 7], [1, 0, 0, 0], 2, 0));
  it(title("ten values and a large eps", "十个值和较大的 eps"), async () => {
    const draw = rng.fork("ten");
    const list = () => Array.from({length: 10}, () => draw.normal());
    await judge(list(), list(), 0.7, 0.3);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("meanSlope", () => {
    it(title("the slope of the mean", "均值的斜率"), async () => {
      expectExpression(await answer.expression("meanSlope"), "1/M", {
        hint: 2,
        mistakes: [{expression: "1", message: SAY.sum}],
      });
    });
  });
  describe("varianceSlope", () => {
    it(title("the slope of the variance", "方差的斜率"), async () => {
      expectExpression(await answer.expression("varianceSlope"), "2*(z - u)/M", {
        hint: 2,
        mistakes: [
          {expression: "2*(z - u)", message: SAY.undivided},
          {expression: "2*(z - u)*(1 - 1/M)/M", message: SAY.extra},
        ],
      });
    });
  });
  describe("gradient", () => gradientTests(answer, rng));
  describe("blindGradient", () => {
    it(title("nothing comes back, for any z", "对任意 z 都没有梯度返回"), async () => {
      const g: unknown = await answer.blindGradient();
      const fits =
        Array.isArray(g) &&
        g.length === 4 &&
        g.every((v: unknown) => typeof v === "number" && Number.isFinite(v)) &&
        g.some((v: unknown) => v !== 0);
      if (!fits) fail(SAY.four, {hint: 3});
      for (const z of [
        [-7, -1, 1, 7],
        [0, 1, 0, 3],
        [2, -2, 5, 1],
      ]) {
        const left = Math.hypot(...right(z, g as number[], 1, 0));
        expectTrue(left < 1e-9 * Math.hypot(...(g as number[])), SAY.seen, {hint: 3});
      }
    });
  });
}
