import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{mix(maps: number[][], logits: number[][]): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  turned: {
    en: "The gate is turned round: z belongs to PET, the rest to MR.",
    "zh-CN": "门弄反了：z 属于 PET，其余属于 MR。",
  },
  logit: {
    en: "The logit is not the share: put it through a sigmoid first.",
    "zh-CN": "logit 不是份额：先通过 sigmoid。",
  },
  places: {
    en: "The shares of one place must add up to 1 over the modalities; yours add up over the places.",
    "zh-CN": "同一位置的份额应在各模态间加起来为 1；你的是在各位置间。",
  },
  mean: {
    en: "That is the plain mean: the logits are not used.",
    "zh-CN": "这是普通平均：没有使用 logit。",
  },
  overflow: {
    en: "The exponential of 1000 is infinite: take the largest logit out first.",
    "zh-CN": "1000 的指数是无穷大：先减去最大的 logit。",
  },
  length: {
    en: "Give one number for each place.",
    "zh-CN": "每个位置给出一个数。",
  },
  difference: {
    en: "The gate moves y from b towards a: the slope is 0 where both say the same.",
    "zh-CN": "门把 y 从 b 移向 a：两者相同时斜率为 0。",
  },
  sign: {
    en: "A larger logit gives more of a, so the sign is that of a − b.",
    "zh-CN": "logit 越大，a 的份额越多，所以符号与 a − b 相同。",
  },
  sigmoid: {
    en: "That is z itself. Its slope is z(1 − z).",
    "zh-CN": "这是 z 本身，其斜率是 z(1 − z)。",
  },
} satisfies Record<string, Words>;

/** Softmax over modalities at each place. */
export function mixed(maps: readonly number[][], logits: readonly number[][]): number[] {
  return maps[0].map((_, p) => {
    const most = Math.max(...logits.map((logit) => logit[p]));
    const powers = logits.map((logit) => Math.exp(logit[p] - most));
    const total = powers.reduce((sum, power) => sum + power);
    return maps.reduce((sum, map, m) => sum + (map[p] * powers[m]) / total, 0);
  });
}

/** The same with a softmax over the places of each map. */
function overPlaces(maps: readonly number[][], logits: readonly number[][]): number[] {
  const shares = logits.map((row) => {
    const powers = row.map((logit) => Math.exp(logit));
    const total = powers.reduce((sum, power) => sum + power);
    return powers.map((power) => power / total);
  });
  return maps[0].map((_, p) => maps.reduce((sum, map, m) => sum + map[p] * shares[m][p], 0));
}

function mixTests(answer: Answers, rng: Rng): void {
  const judge = async (maps: number[][], logits: number[][]) => {
    const got: unknown = await answer.mix(maps, logits);
    const numbers = Array.isArray(got) ? (got as number[]) : [];
    expectTrue(numbers.length === maps[0].length, SAY.length, {hint: 2});
    const mean = maps[0].map((_, p) => maps.reduce((sum, map) => sum + map[p], 0) / maps.length);
    expectClose(numbers, mixed(maps, logits), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: overPlaces(maps, logits), message: SAY.places},
        {value: mean, message: SAY.mean},
      ],
    });
  };
  it(title("two modalities, two places", "两个模态，两个位置"), () =>
    judge(
      [
        [0.6, 1],
        [-0.2, -1],
      ],
      [
        [Math.log(4), 0],
        [0, Math.log(3)],
      ],
    ),
  );
  it(title("three modalities", "三个模态"), async () => {
    const draw = rng.fork("mix");
    const table = () => Array.from({length: 3}, () => Array.from({length: 5}, () => draw.normal()));
    await judge(table(), table());
  });
  it(title("large logits", "很大的 logit"), async () => {
    const got = await answer.mix([[3], [5]], [[1000], [1000]]);
    expectTrue(Number.isFinite(got[0]), SAY.overflow, {hint: 2});
    expectClose(got, [4], {tolerance: 1e-9, hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("byHand", () => {
    it(title("four fifths of PET, one fifth of MR", "五分之四 PET，五分之一 MR"), async () => {
      expectClose(await answer.number("byHand"), 0.44, {
        tolerance: 1e-6,
        hint: 3,
        mistakes: [
          {value: -0.04, message: SAY.turned},
          {value: Math.log(4) * 0.6 - (1 - Math.log(4)) * 0.2, message: SAY.logit},
        ],
      });
    });
  });
  describe("mix", () => mixTests(answer, rng));
  describe("slope", () => {
    it(title("the derivative", "导数"), async () => {
      expectExpression(await answer.expression("slope"), "(a - b)*exp(-t)/(1 + exp(-t))^2", {
        hint: 3,
        mistakes: [
          {expression: "(b - a)*exp(-t)/(1 + exp(-t))^2", message: SAY.sign},
          {expression: "a*exp(-t)/(1 + exp(-t))^2", message: SAY.difference},
          {expression: "(a - b)/(1 + exp(-t))", message: SAY.sigmoid},
        ],
      });
    });
  });
  describe("empty", () => {
    it(title("an empty image is an image", "空图像也是图像"), async () => {
      expectChoice(await answer.choice("empty"), {
        right: "learned",
        wrong: {
          half: {
            en: "Zeros in the image are not zeros at the gate: biases and the other modality set its logit.",
            "zh-CN": "图像中的 0 不等于门处的 0：偏置和另一个模态决定它的 logit。",
          },
          closed: {
            en: "Nobody has taught it to: in training there was never nothing to see. Modality dropout would.",
            "zh-CN": "没有人教过它：训练中从未出现过空图像。模态丢弃训练才会教它。",
          },
          error: {
            en: "A network computes with zeros as with any number, and never says that something is odd.",
            "zh-CN": "网络对 0 照样计算，从不说哪里不对。",
          },
        },
        hint: 1,
      });
    });
  });
}
