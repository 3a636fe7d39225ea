import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Case = {members: number[][]; truth: number[]};
type Answers = Answer<{
  splitError(members: number[][], truth: number[]): number[];
  diceFalls(): Case;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  independent: {
    en: "That holds for independent errors. Correlated ones leave r s² however many networks there are.",
    "zh-CN": "这只对独立误差成立。相关的误差无论有多少网络都会留下 r s²。",
  },
  sum: {
    en: "This is the variance of a sum. The mean divides it by M².",
    "zh-CN": "这是和的方差。平均值还应除以 M²。",
  },
  deviation: {
    en: "The variance is asked for, so s is squared.",
    "zh-CN": "要求的是方差，因此 s 应平方。",
  },
  swapped: {
    en: "The correlation acts the wrong way round: with r = 1 nothing is gained, with r = 0 the variance falls by M.",
    "zh-CN": "相关性的作用反了：r = 1 时没有收益，r = 0 时方差降为 1/M。",
  },
  sample: {
    en: "The variance was divided by the number of members less 1. Divide by their number, or the three do not add up.",
    "zh-CN": "方差除以了成员数减 1。应除以成员数，否则三者加不起来。",
  },
  sums: {
    en: "These are sums over the voxels. Means are asked for.",
    "zh-CN": "这是对体素的求和。要求的是平均值。",
  },
  turned: {
    en: "The order is [own, variance, joint].",
    "zh-CN": "顺序应为 [own, variance, joint]。",
  },
  bits: {
    en: "This is in bits. A nat is the unit of the natural logarithm.",
    "zh-CN": "这是以比特为单位。奈特使用自然对数。",
  },
  entropy: {
    en: "This is the members' own entropy, the doubt they share. Take it from that of the mean.",
    "zh-CN": "这是成员自身的熵，即共有的疑虑。应从平均值的熵中减去它。",
  },
  whole: {
    en: "This is the entropy of the mean: all doubt, not the disagreement alone.",
    "zh-CN": "这是平均值的熵：全部疑虑，而不只是分歧。",
  },
  shape: {
    en: "Return {members, truth}: two to five lists of probabilities as long as the truth, at most 50 voxels of 0 and 1.",
    "zh-CN": "请返回 {members, truth}：两到五个概率列表，与真值等长，至多 50 个 0/1 体素。",
  },
  nothing: {
    en: "Each member has to mark a voxel at 0.5 or above, and the truth has to hold one.",
    "zh-CN": "每个成员都应有不低于 0.5 的体素，真值也不能为空。",
  },
  noLoss: {
    en: "The mean is not worse by 0.1: let each member find another part of the tumour, and be sure that the rest is none.",
    "zh-CN": "平均并没有差 0.1：让每个成员找到肿瘤的不同部分，并确信其余不是肿瘤。",
  },
} satisfies Record<string, Words>;

/** The three means; `degrees` is taken off the number of members in the variance. */
function split(members: readonly number[][], truth: readonly number[], degrees = 0): number[] {
  const sums = [0, 0, 0];
  truth.forEach((y, i) => {
    const p = members.map((member) => member[i]);
    const mean = p.reduce((a, b) => a + b) / p.length;
    sums[0] += p.reduce((sum, v) => sum + (v - y) ** 2, 0) / p.length;
    sums[1] += p.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (p.length - degrees);
    sums[2] += (mean - y) ** 2;
  });
  return sums.map((sum) => sum / truth.length);
}

function splitTests(answer: Answers, rng: Rng): void {
  const judge = async (members: number[][], truth: number[]) => {
    const right = split(members, truth);
    expectClose(await answer.splitError(members, truth), right, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: split(members, truth, 1), message: SAY.sample},
        {value: right.map((v) => v * truth.length), message: SAY.sums},
        {value: [right[2], right[1], right[0]], message: SAY.turned},
      ],
    });
  };
  it(title("two networks, two voxels", "两个网络，两个体素"), () =>
    judge(
      [
        [0.2, 0.9],
        [0.6, 0.5],
      ],
      [0, 1],
    ),
  );
  it(title("drawn networks", "随机抽取的网络"), async () => {
    const draw = rng.fork("networks");
    const members = [0, 1, 2].map(() => Array.from({length: 30}, () => draw.next()));
    await judge(
      members,
      members[0].map(() => Number(draw.next() < 0.3)),
    );
  });
}

/** Dice of probabilities that are cut at 0.5. */
function diceOf(p: readonly number[], truth: readonly number[]): number {
  const marked = p.map((v) => (v >= 0.5 ? 1 : 0));
  const both = marked.reduce<number>((sum, v, i) => sum + v * truth[i], 0);
  return (2 * both) / [...marked, ...truth].reduce((sum, v) => sum + v, 0);
}

function isCase({members, truth}: Case): boolean {
  const isTruth =
    Array.isArray(truth) && truth.length <= 50 && truth.every((v) => v === 0 || v === 1);
  const fits = (p: unknown): boolean =>
    Array.isArray(p) && p.length === truth.length && p.every((v) => v >= 0 && v <= 1);
  const count = Array.isArray(members) ? members.length : 0;
  return isTruth && count >= 2 && count <= 5 && members.every(fits);
}

function breakTests(answer: Answers): void {
  const given = async () => {
    const got = await answer.diceFalls();
    expectTrue(isCase(got ?? {}), SAY.shape, {hint: 3});
    const {members, truth} = got;
    const marks = members.every((p) => p.some((v) => v >= 0.5));
    expectTrue(marks && truth.includes(1), SAY.nothing, {hint: 3});
    return got;
  };
  it(title("the mean has the smaller Dice", "平均的 Dice 更小"), async () => {
    const {members, truth} = await given();
    const mean = truth.map((_, i) => members.reduce((s, p) => s + p[i], 0) / members.length);
    const own = members.reduce((s, p) => s + diceOf(p, truth), 0) / members.length;
    expectTrue(diceOf(mean, truth) <= own - 0.1, SAY.noLoss, {hint: 2});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<{p: number}>): void {
  const {p} = variant;
  const entropy = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  describe("meanVariance", () => {
    it(title("M networks that err together", "一起犯错的 M 个网络"), async () => {
      expectExpression(await answer.expression("meanVariance"), "s^2*(r + (1 - r)/M)", {
        hint: 3,
        mistakes: [
          {expression: "s^2/M", message: SAY.independent},
          {expression: "M*s^2 + M*(M - 1)*r*s^2", message: SAY.sum},
          {expression: "s*(r + (1 - r)/M)", message: SAY.deviation},
          {expression: "s^2*(1 - r + r/M)", message: SAY.swapped},
        ],
      });
    });
  });
  describe("splitError", () => splitTests(answer, rng));
  describe("information", () => {
    it(title("the disagreement of your two networks", "你的两个网络的分歧"), async () => {
      expectClose(await answer.number("information"), Math.log(2) - entropy, {
        tolerance: 0.001,
        hint: 3,
        mistakes: [
          {value: 1 - entropy / Math.log(2), message: SAY.bits},
          {value: entropy, message: SAY.entropy},
          {value: Math.log(2), message: SAY.whole},
        ],
      });
    });
  });
  describe("limits", () => {
    it(title("what averaging does not mend", "平均无法弥补的错误"), async () => {
      expectChoice(await answer.choice("limits"), {
        right: ["bias", "unseen"],
        wrong: {
          noise: {
            en: "Four of eight is the largest disagreement there is: this voxel warns.",
            "zh-CN": "八次中四次是最大的分歧：这个体素会发出警告。",
          },
          seeds: {
            en: "They disagree, so the mutual information is high there: somebody can be asked.",
            "zh-CN": "它们存在分歧，互信息高：可以请人判断。",
          },
        },
        missing: {
          bias: {
            en: "An error that all flips share is in their mean too, and none of them disagrees.",
            "zh-CN": "所有翻转共有的错误也在平均值中，且没有分歧。",
          },
          unseen: {
            en: "Networks that learned from the same patients share what these did not show.",
            "zh-CN": "从相同患者学习的网络共享同样的盲区。",
          },
        },
        hint: 1,
      });
    });
  });
  describe("diceFalls", () => breakTests(answer));
}
