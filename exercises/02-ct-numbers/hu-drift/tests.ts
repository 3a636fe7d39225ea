import {correctDrift, driftFromWater, hounsfield, hounsfieldDrift} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  biasHu(hu: number, epsilon: number): number;
  epsilonFromWater(huWater: number): number;
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  sign: {
    en: "The sign is turned round. Water stored too high makes every tissue read too low, so a positive drift gives a negative error.",
    "zh-CN": "正负号反了。存储的水值偏高会使所有组织的读数偏低，因此正的漂移给出负的误差。",
  },
  firstOrder: {
    en: "This is the first-order formula: the division by 1 + epsilon is missing. It is close for a small drift, and not exact.",
    "zh-CN": "这是一阶近似：缺少除以 1 + epsilon。漂移很小时它很接近，但并不精确。",
  },
  offset: {
    en: "This treats the drift as an offset, the same for every tissue. The error grows with the attenuation, that is with 1000 + HU, and air does not move.",
    "zh-CN":
      "这把漂移当成了对所有组织都相同的偏移量。误差与衰减、也就是与 1000 + HU 成正比，而空气不动。",
  },
  thousand: {
    en: "The 1000 is forgotten: attenuation is proportional to 1000 + HU, not to HU. Water has 0 HU and still drifts.",
    "zh-CN": "漏掉了 1000：衰减与 1000 + HU 成正比，而不是与 HU 成正比。水是 0 HU，却同样会漂移。",
  },
  percent: {
    en: "epsilon is read or returned as a per cent. It is a fraction: half a per cent is 0.005.",
    "zh-CN": "把 epsilon 当成了百分数。它是小数：千分之五就是 0.005。",
  },
} satisfies Record<string, Words>;

/** The values that known mistakes give for the error of one CT number. */
function biasMistakes(hu: number, epsilon: number) {
  const exact = hounsfieldDrift(hu, epsilon);
  return [
    {value: -exact, message: SAY.sign},
    {value: -epsilon * (1000 + hu), message: SAY.firstOrder},
    {value: hounsfieldDrift(0, epsilon), message: SAY.offset},
    {value: -1000 * epsilon, message: SAY.offset},
    {value: (-epsilon * hu) / (1 + epsilon), message: SAY.thousand},
    {value: hounsfieldDrift(hu, epsilon / 100), message: SAY.percent},
  ];
}

function biasTests(answer: Answers, rng: Rng): void {
  it(
    title(
      "a lesion of 45 HU loses about 5.2 HU at a drift of 0.005",
      "漂移为 0.005 时，45 HU 的病灶约降低 5.2 HU",
    ),
    async () => {
      const mistakes = biasMistakes(45, 0.005);
      const options = {tolerance: 1e-6, unit: "HU", hint: 2, mistakes} as const;
      expectClose(await answer.biasHu(45, 0.005), -5.19900497512, options);
    },
  );
  it(title("dense bone rises when the drift is negative", "漂移为负时致密骨升高"), async () => {
    const mistakes = biasMistakes(1000, -0.02);
    const options = {tolerance: 1e-6, unit: "HU", hint: 3, mistakes} as const;
    expectClose(await answer.biasHu(1000, -0.02), 40.8163265306, options);
  });
  it(title("air does not move", "空气不动"), async () => {
    for (const epsilon of [0.03, -0.03]) {
      // A turned sign cannot be seen on air; what can be seen comes first.
      const mistakes = [
        {value: hounsfieldDrift(0, epsilon), message: SAY.offset},
        {value: -1000 * epsilon, message: SAY.offset},
        {value: (1000 * epsilon) / (1 + epsilon), message: SAY.thousand},
      ];
      const options = {tolerance: 1e-9, unit: "HU", hint: 1, mistakes} as const;
      expectClose(await answer.biasHu(-1000, epsilon), 0, options);
    }
  });
  it(
    title(
      "the error of a mean is the mean of the errors, at any drift",
      "在任何漂移下，均值的误差等于误差的均值",
    ),
    async () => {
      const draw = rng.fork("bias: mean");
      for (let i = 0; i < 5; i++) {
        const epsilon = draw.next() * 0.4 - 0.2;
        const [a, b] = [draw.next() * 2000 - 1000, draw.next() * 2000 - 1000];
        const errors = [await answer.biasHu(a, epsilon), await answer.biasHu(b, epsilon)];
        const ofMean = await answer.biasHu((a + b) / 2, epsilon);
        expectClose(ofMean, (errors[0] + errors[1]) / 2, {
          tolerance: 1e-9,
          unit: "HU",
          hint: 2,
          message: {
            en: "The drift is an affine map of the CT number, so its error must be one too.",
            "zh-CN": "漂移是 CT 值的仿射映射，它的误差也必须如此。",
          },
        });
      }
    },
  );
}

/** The values that known mistakes give for the drift that explains a reading of water. */
function recoverMistakes(huWater: number) {
  const exact = driftFromWater(huWater);
  return [
    {value: -exact, message: SAY.sign},
    {
      value: -huWater / 1000,
      message: {
        en: "This is the first-order formula: the reading is divided by 1000 alone. The exact denominator contains the reading itself.",
        "zh-CN": "这是一阶近似：读数只除以了 1000。精确公式的分母里还含有读数本身。",
      },
    },
    {value: 100 * exact, message: SAY.percent},
    {
      value: -huWater / (1000 - huWater),
      message: {
        en: "The denominator has the wrong sign: solve huWater (1 + epsilon) = -1000 epsilon once more, slowly.",
        "zh-CN": "分母里的正负号错了：请再慢慢解一次 huWater (1 + epsilon) = -1000 epsilon。",
      },
    },
    {
      value: huWater,
      message: {
        en: "This is the offset of water in HU. Asked for is the fraction epsilon that causes it.",
        "zh-CN": "这是水的偏移量，单位 HU。要求的是引起它的小数 epsilon。",
      },
    },
  ];
}

function recoverTests(answer: Answers, rng: Rng): void {
  it(title("water at 0 HU means no drift", "水读作 0 HU 表示没有漂移"), async () => {
    const mistakes = [
      {
        value: 1,
        message: {
          en: "This is 1 + epsilon, the factor. Asked for is the drift epsilon alone.",
          "zh-CN": "这是因子 1 + epsilon。要求的只是漂移 epsilon。",
        },
      },
    ];
    const options = {tolerance: 1e-12, hint: 1, mistakes} as const;
    expectClose(await answer.epsilonFromWater(0), 0, options);
  });
  it(
    title(
      "water at -20 HU means a drift just above two per cent",
      "水读作 -20 HU 表示漂移略高于百分之二",
    ),
    async () => {
      const options = {tolerance: 1e-9, hint: 3, mistakes: recoverMistakes(-20)} as const;
      expectClose(await answer.epsilonFromWater(-20), 20 / 980, options);
    },
  );
  it(
    title(
      "the drift found is the drift that was put in, whatever it was",
      "找到的漂移就是放进去的漂移，无论它是多少",
    ),
    async () => {
      const draw = rng.fork("recover: round trip");
      for (let i = 0; i < 8; i++) {
        const epsilon = (draw.next() < 0.5 ? -1 : 1) * (0.01 + 0.2 * draw.next());
        const huWater = hounsfieldDrift(0, epsilon);
        const options = {tolerance: 1e-9, hint: 3, mistakes: recoverMistakes(huWater)} as const;
        expectClose(await answer.epsilonFromWater(huWater), epsilon, options);
      }
    },
  );
}

function toleranceTests(answer: Answers): void {
  it(
    title(
      "yours is the largest drift that keeps liver within 2 HU, down and up",
      "你给出的是使肝脏误差在上下两个方向都不超过 2 HU 的最大漂移",
    ),
    async () => {
      const got = await answer.number("toleranceEpsilon");
      const require = (condition: boolean, en: string, zh: string, hint: 1 | 2 | 3): void =>
        expectTrue(condition, {en, "zh-CN": zh}, {hint});
      require(got >
        0, "The largest |epsilon| is a positive number.", "最大的 |epsilon| 是一个正数。", 1);
      const isPercent = Math.abs(got / 100 - 2 / 1062) < 1e-5;
      require(!isPercent, SAY.percent.en, SAY.percent["zh-CN"], 1);
      require(got <
        0.01, "With this drift liver is off by far more than 2 HU. Remember that attenuation is proportional to 1000 + HU, not to HU.", "在这样的漂移下，肝脏的误差远大于 2 HU。请记住，衰减与 1000 + HU 成正比，而不是与 HU 成正比。", 1);
      // Half a step of the fourth digit, 5e-7 of drift, moves liver by 0.0005 HU.
      const worst = Math.abs(hounsfieldDrift(60, -got));
      require(worst <=
        2.0006, "Only one side was looked at, or the number is rounded up. A negative drift makes 1 + epsilon smaller and the error larger: that side decides.", "只考虑了一侧，或者把数值向上取整了。负的漂移使 1 + epsilon 变小、误差变大：由那一侧决定。", 2);
      require(worst >=
        1.9994, "A larger drift would still keep liver within 2 HU on both sides. Asked for is the largest one, with four significant digits.", "更大的漂移仍能使肝脏两侧的误差都在 2 HU 以内。要求的是最大的那一个，取四位有效数字。", 3);
    },
  );
}

function thresholdTests(answer: Answers): void {
  it(
    title(
      "a voxel that reads your threshold is truly one of 130 HU",
      "读数等于你的阈值的体素，真实值正是 130 HU",
    ),
    async () => {
      const epsilon = driftFromWater(-10);
      const got = await answer.number("thresholdHere");
      const truly = (threshold: number): number => correctDrift(threshold, epsilon);
      expectClose(truly(got), 130, {
        tolerance: 0.06,
        unit: "HU",
        hint: 2,
        mistakes: [
          {value: truly(120), message: SAY.offset},
          {
            value: truly((130 - 10) / 1.01),
            message: {
              en: "epsilon is taken as 10/1000. That is the first-order estimate; from water the exact one is 10/990.",
              "zh-CN": "epsilon 取成了 10/1000。这是一阶估计；由水得到的精确值是 10/990。",
            },
          },
          {
            value: truly(correctDrift(130, epsilon)),
            message: {
              en: "This is the wrong direction: it is what a reading of 130 HU truly means. Asked for is what a true 130 HU reads.",
              "zh-CN":
                "方向反了：这是读数 130 HU 所对应的真实值。要求的是真实值 130 HU 在那里读作多少。",
            },
          },
          {
            value: truly(130),
            message: {
              en: "The threshold has not moved. On the drifted scanner a true 130 HU reads less.",
              "zh-CN": "阈值没有移动。在漂移的扫描仪上，真实的 130 HU 读数更低。",
            },
          },
        ],
      });
    },
  );
}

/** CT numbers that the definition gives with a wrong water, the long way round. */
function reported(hu: number, epsilon: number): number {
  const water = 0.2;
  return hounsfield(water * (1 + hu / 1000), {muWater: water * (1 + epsilon)});
}

const POINTS: readonly (readonly [number, number])[] = [
  [45, 0.005],
  [0, 0.02],
  [1000, -0.03],
  [-100, 0.04],
];

/** A wrong formula, at the points of the test. */
function atPoints(formula: (hu: number, epsilon: number) => number): number[] {
  return POINTS.map(([hu, epsilon]) => formula(hu, epsilon));
}

function observedTests(answer: Answers): void {
  it(
    title(
      "your formula reads what the definition with a wrong water reads",
      "你的公式与用错误水值写出的定义一致",
    ),
    async () => {
      const formula = await answer.expression("observedHu");
      const got = POINTS.map(([H, e]) => formula.evaluate({H, e}));
      expectClose(got, atPoints(reported), {
        tolerance: 1e-6,
        unit: "HU",
        hint: 2,
        mistakes: [
          {
            value: atPoints((hu, e) => hu - e * (1000 + hu)),
            message: SAY.firstOrder,
          },
          {value: atPoints((hu, e) => hu - 1000 * e), message: SAY.offset},
          {value: atPoints((hu, e) => hu + hounsfieldDrift(0, e)), message: SAY.offset},
          {
            value: atPoints(hounsfieldDrift),
            message: {
              en: "This is the error alone. Asked for is what the scanner reports: the true value plus its error.",
              "zh-CN": "这只是误差。要求的是扫描仪报告的数值：真实值加上它的误差。",
            },
          },
          {value: atPoints((hu, e) => reported(hu, -e)), message: SAY.sign},
          {value: atPoints((hu, e) => hu - hounsfieldDrift(hu, e)), message: SAY.sign},
          {value: atPoints((hu, e) => hu / (1 + e)), message: SAY.thousand},
          {
            value: atPoints(correctDrift),
            message: {
              en: "This is the way back: it gives the true value from the reported one. Swap the two and solve again.",
              "zh-CN": "这是反方向：由报告值求真实值。请把两者对调，再解一次。",
            },
          },
        ],
      });
    },
  );
  it(title("air reads -1000 at every drift", "任何漂移下空气都读作 -1000"), async () => {
    const formula = await answer.expression("observedHu");
    const drifts = [-0.05, -0.01, 0, 0.01, 0.05];
    const got = drifts.map((e) => formula.evaluate({H: -1000, e}));
    expectClose(
      got,
      drifts.map(() => -1000),
      {tolerance: 1e-6, unit: "HU", hint: 1},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("biasHu", () => biasTests(answer, rng));
  describe("epsilonFromWater", () => recoverTests(answer, rng));
  describe("toleranceEpsilon", () => toleranceTests(answer));
  describe("thresholdHere", () => thresholdTests(answer));
  describe("observedHu", () => observedTests(answer));
}
