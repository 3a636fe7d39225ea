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

type Answers = Answer<{
  shareRight(risks: number[], y: number[], threshold: number): number;
  ruined(risk: number): number;
}>;

/** The model of question 3. */
type Model = {sensitivity: number; specificity: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  sensitivity: {
    en: "This is the share of the ill that were called, the sensitivity. Divide by the alarms, not by the ill.",
    "zh-CN": "这是被报警的患病者比例，即灵敏度。应除以报警数，而不是患病数。",
  },
  accuracy: {
    en: "This is the share of all patients that were judged rightly. Only the alarms count here.",
    "zh-CN": "这是全部患者中判断正确的比例。这里只看报警。",
  },
  above: {
    en: "A risk equal to the threshold raises an alarm as well.",
    "zh-CN": "风险等于阈值时也要报警。",
  },
  nobody: {
    en: "Without any alarm the share is 0 divided by 0: NaN. A 0 would say that all alarms were false.",
    "zh-CN": "没有报警时，比例是 0 除以 0，即 NaN。若为 0 则表示全部误报。",
  },
  prevalence: {
    en: "The prevalence is missing: the same model has other alarms where fewer patients are ill.",
    "zh-CN": "缺少患病率：患病者较少时，同一模型的报警情况不同。",
  },
  specificity: {
    en: "False alarms are the well that were NOT left alone: 1 - c of them.",
    "zh-CN": "误报是没有被放过的健康者：其中的 1 - c。",
  },
  negative: {
    en: "This is the share of the calm messages that are right, the negative predictive value.",
    "zh-CN": "这是未报警中正确的比例，即阴性预测值。",
  },
  balanced: {
    en: "This would hold where as many are ill as well. Weigh the ill with p and the well with 1 - p.",
    "zh-CN": "这只在患病与健康人数相等时成立。患病者乘 p，健康者乘 1 - p。",
  },
  ratio: {
    en: "This is false over right alarms of a balanced cohort, which are odds. Turn odds into a share.",
    "zh-CN": "这是均衡队列中误报与正确报警之比，是一个比值。请换算成比例。",
  },
  range: {
    en: "The new risk must be a number strictly between 0 and 1.",
    "zh-CN": "新的风险必须严格位于 0 与 1 之间。",
  },
  ties: {
    en: "Two patients with different risks now have the same one: a pair that was won is a tie, and the AUC falls.",
    "zh-CN": "两位风险不同的患者现在风险相同：原来赢的配对变成平局，AUC 下降。",
  },
  turned: {
    en: "The order of two patients is turned round, and the AUC with it.",
    "zh-CN": "两位患者的顺序颠倒了，AUC 也随之颠倒。",
  },
  spared: {
    en: "Some patient still has a risk below 0.3 and would not be treated.",
    "zh-CN": "仍有患者的风险低于 0.3，不会被治疗。",
  },
} satisfies Record<string, Words>;

function rightTests(answer: Answers, rng: Rng): void {
  const judge = async (risks: number[], y: number[], threshold: number) => {
    const called = y.filter((_, i) => risks[i] >= threshold);
    const hits = called.filter((v) => v === 1).length;
    const right = hits / called.length;
    const strictly = y.filter((_, i) => risks[i] > threshold);
    const agree = y.filter((v, i) => (risks[i] >= threshold ? 1 : 0) === v).length;
    expectClose(await answer.shareRight(risks, y, threshold), right, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: hits / y.filter((v) => v === 1).length, message: SAY.sensitivity},
        {value: agree / y.length, message: SAY.accuracy},
        {value: strictly.filter((v) => v === 1).length / strictly.length, message: SAY.above},
      ].filter(({value}) => Math.abs(value - right) > 1e-9),
    });
  };
  it(title("ten patients, a threshold that one of them meets", "十位患者，其中一位恰在阈值"), () =>
    judge(
      [0.9, 0.8, 0.7, 0.3, 0.2, 0.1, 0.1, 0.2, 0.15, 0.05],
      [1, 1, 0, 0, 1, 1, 0, 0, 1, 0],
      0.3,
    ),
  );
  it(title("a drawn cohort", "随机抽取的队列"), async () => {
    const draw = rng.fork("right");
    const risks = Array.from({length: 60}, () => draw.next());
    await judge(
      risks,
      risks.map((risk) => (draw.next() < risk ** 2 ? 1 : 0)),
      0.4,
    );
  });
  it(title("nobody is called", "无人被报警"), async () => {
    expectClose(await answer.shareRight([0.1, 0.2], [0, 1], 0.5), Number.NaN, {
      tolerance: 0,
      nan: true,
      hint: 1,
      message: SAY.nobody,
    });
  });
}

function halfTests(answer: Answers, {sensitivity: s, specificity: c}: Model): void {
  it(title("the prevalence of your model", "你的模型对应的患病率"), async () => {
    const right = (1 - c) / (s + 1 - c);
    expectClose(await answer.number("evenOdds"), right, {
      tolerance: 0.0002,
      hint: 3,
      mistakes: [
        {value: (1 - c) / s, message: SAY.ratio},
        {value: c / (s + c), message: SAY.specificity},
        {value: s / (s + 1 - c), message: SAY.balanced},
      ],
    });
  });
}

const GRID = Array.from({length: 19}, (_, i) => (i + 1) / 20);

function ruinTests(answer: Answers): void {
  const all = async (risks: readonly number[]) => {
    const got: number[] = [];
    for (const risk of risks) got.push(await answer.ruined(risk));
    expectTrue(
      got.every((v) => typeof v === "number" && v > 0 && v < 1),
      SAY.range,
      {hint: 3},
    );
    return got;
  };
  it(
    title("every risk stays a risk, and everybody is treated", "仍是风险，且人人被治疗"),
    async () => {
      const got = await all([0.0001, ...GRID, 0.9999]);
      expectTrue(
        got.every((v) => v >= 0.3),
        SAY.spared,
        {hint: 3},
      );
    },
  );
  it(title("nobody changes place", "没有人改变位次", {weight: 2}), async () => {
    const got = await all([0.0001, ...GRID, 0.9999]);
    const steps = got.slice(1).map((v, i) => v - got[i]);
    expectTrue(!steps.some((step) => step < 0), SAY.turned, {hint: 2});
    expectTrue(!steps.some((step) => step === 0), SAY.ties, {hint: 3});
  });
}

const SHOWN: Readonly<Record<string, Words>> = {
  order: {
    en: "That is the very meaning of the AUC: the share of pairs in which the ill patient scores higher.",
    "zh-CN": "这正是 AUC 的含义：患病者评分更高的配对所占比例。",
  },
  coin: {
    en: "The AUC does tell this: a coin has one half.",
    "zh-CN": "AUC 告诉了你这一点：掷硬币是二分之一。",
  },
};

const LEFT_OUT: Readonly<Record<string, Words>> = {
  calibration: {
    en: "Something is left out: your answer to question 4 has the same AUC. Do its risks still mean what they say?",
    "zh-CN": "有遗漏：第 4 题的答案 AUC 相同。它的风险还名副其实吗？",
  },
  alarms: {
    en: "Something is left out: in question 2 the share of right alarms needs a number that the AUC does not know.",
    "zh-CN": "有遗漏：第 2 题中正确报警的比例需要一个 AUC 不知道的数。",
  },
  benefit: {
    en: "Something is left out: in question 4 the AUC stays, and the model treats everybody. Is it then better than that?",
    "zh-CN": "有遗漏：第 4 题中 AUC 不变，而模型治疗所有人。它还比治疗所有人更好吗？",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Model>): void {
  describe("shareRight", () => rightTests(answer, rng));
  describe("predictiveValue", () => {
    it(title("right alarms among all alarms", "全部报警中的正确报警"), async () => {
      expectExpression(await answer.expression("predictiveValue"), "s*p/(s*p + (1 - c)*(1 - p))", {
        hint: 3,
        mistakes: [
          {expression: "s", message: SAY.prevalence},
          {expression: "s*p/(s*p + c*(1 - p))", message: SAY.specificity},
          {expression: "c*(1 - p)/(c*(1 - p) + (1 - s)*p)", message: SAY.negative},
          {expression: "s/(s + 1 - c)", message: SAY.balanced},
        ],
      });
    });
  });
  describe("evenOdds", () => halfTests(answer, variant));
  describe("ruined", () => ruinTests(answer));
  describe("hidden", () => {
    it(title("what you are not told", "没有告诉你的"), async () => {
      const got = await answer.choice("hidden");
      const right = ["calibration", "alarms", "benefit"];
      expectChoice(got, {right, wrong: SHOWN, missing: LEFT_OUT, hint: 2});
    });
  });
}
