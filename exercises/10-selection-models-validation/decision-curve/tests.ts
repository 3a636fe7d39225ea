import {auc, decisionCurve} from "voxelbook/statistics";
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

type Cohort = {y: number[]; sharp: number[]; useful: number[]};

type Answers = Answer<{
  netBenefit(risks: number[], y: number[], t: number): number;
  twoModels(): Cohort;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  oneIn: {
    en: "The one ill patient has a biopsy too: it is one in 1 + needless, not one in needless.",
    "zh-CN": "那一位患病者也做了活检：是 1 + 多余次数中的一次，而不是多余次数中的一次。",
  },
  turned: {
    en: "This is the risk of being well. A doctor who accepts many needless biopsies has a LOW threshold.",
    "zh-CN": "这是健康的概率。能接受许多多余活检的医生，阈值应当低。",
  },
  odds: {
    en: "These are odds, needless biopsies for one ill patient. A threshold is a risk between 0 and 1.",
    "zh-CN": "这是每一位患病者对应的多余活检数（优势）。阈值应是 0 到 1 之间的风险。",
  },
  unweighted: {
    en: "A needless biopsy was counted as bad as a missed patient. Weigh it by t/(1 - t).",
    "zh-CN": "多余活检被当作与漏诊同样糟糕。应乘以 t/(1 - t)。",
  },
  weight: {
    en: "The weight is turned round: it is t/(1 - t), small where the threshold is low.",
    "zh-CN": "权重颠倒了：应为 t/(1 - t)，阈值低时它很小。",
  },
  called: {
    en: "Divide by all patients, not by those who have a biopsy.",
    "zh-CN": "应除以全部患者，而不是接受活检的患者。",
  },
  above: {
    en: "A risk equal to the threshold has a biopsy as well.",
    "zh-CN": "风险等于阈值时也要做活检。",
  },
  harmless: {
    en: "The harm of the needless biopsies is missing.",
    "zh-CN": "缺少多余活检造成的伤害。",
  },
  allWell: {
    en: "Everybody has a biopsy, so the well that have one are 1 - p of all patients, not all of them.",
    "zh-CN": "人人都做活检，因此健康者占全部患者的 1 - p，而不是全部。",
  },
  inverse: {
    en: "The weight of a needless biopsy is turned round: t/(1 - t).",
    "zh-CN": "多余活检的权重颠倒了：应为 t/(1 - t)。",
  },
  shape: {
    en: "Return {y, sharp, useful}: 4 to 200 outcomes of 0 and 1, both kinds, and as many risks strictly between 0 and 1 of either model.",
    "zh-CN":
      "请返回 {y, sharp, useful}：4 到 200 个结局（0 和 1，两种都有），以及两个模型各自同样数量的风险（严格位于 0 与 1 之间）。",
  },
  area: {
    en: "The AUC of `sharp` is not the larger one.",
    "zh-CN": "`sharp` 的 AUC 并不更大。",
  },
  sharpWins: {
    en: "`sharp` has a larger net benefit at 0.2 than a biopsy for everybody: a good order with risks that can be used. Move its risks, and keep their order.",
    "zh-CN": "在 0.2 处 `sharp` 的净获益大于人人活检：顺序好且风险可用。请移动它的风险而保持顺序。",
  },
  useless: {
    en: "`useful` has no larger net benefit at 0.2 than a biopsy for everybody or for nobody. It has to spare well patients and still find the ill.",
    "zh-CN":
      "在 0.2 处 `useful` 的净获益并不大于人人活检或无人活检。它应当放过健康者，同时仍能找到患病者。",
  },
} satisfies Record<string, Words>;

function thresholdTests(answer: Answers, needless: number): void {
  it(title("the threshold of your doctor", "你的医生的阈值"), async () => {
    expectClose(await answer.number("threshold"), 1 / (1 + needless), {
      tolerance: 0.0002,
      hint: 2,
      mistakes: [
        {value: 1 / needless, message: SAY.oneIn},
        {value: needless / (1 + needless), message: SAY.turned},
        {value: needless, message: SAY.odds},
      ],
    });
  });
}

function benefitTests(answer: Answers, rng: Rng): void {
  const judge = async (risks: number[], y: number[], t: number) => {
    const called = y.filter((_, i) => risks[i] >= t);
    const hits = called.filter((v) => v === 1).length;
    const alarms = called.length - hits;
    const strictly = y.filter((_, i) => risks[i] > t);
    const found = strictly.filter((v) => v === 1).length;
    const [n, w] = [y.length, t / (1 - t)];
    const right = hits / n - (alarms / n) * w;
    expectClose(await answer.netBenefit(risks, y, t), right, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: (hits - alarms) / n, message: SAY.unweighted},
        {value: hits / n - alarms / n / w, message: SAY.weight},
        {value: (hits - alarms * w) / called.length, message: SAY.called},
        {value: (found - (strictly.length - found) * w) / n, message: SAY.above},
        {value: hits / n, message: SAY.harmless},
      ].filter(({value}) => Math.abs(value - right) > 1e-9),
    });
  };
  it(title("five patients, one at the threshold", "五位患者，一位恰在阈值"), () =>
    judge([0.1, 0.2, 0.6, 0.4, 0.9], [0, 0, 0, 1, 1], 0.2),
  );
  it(title("a drawn cohort", "随机抽取的队列"), async () => {
    const draw = rng.fork("benefit");
    const risks = Array.from({length: 60}, () => draw.next());
    await judge(
      risks,
      risks.map((risk) => Number(draw.next() < risk)),
      0.35,
    );
  });
  it(title("nobody has a biopsy", "无人做活检"), async () => {
    expectClose(await answer.netBenefit([0.1, 0.2], [0, 1], 0.5), 0, {
      tolerance: 0,
      hint: 3,
      message: {
        en: "Without a biopsy nothing is gained and nothing lost: 0.",
        "zh-CN": "不做活检则无得无失：0。",
      },
    });
  });
}

/** Says whether both models can be judged at all. */
function isCohort(cohort: Cohort): boolean {
  const {y, sharp, useful} = cohort ?? {};
  const lists = [y, sharp, useful];
  if (!lists.every((list) => Array.isArray(list) && list.length === y.length)) return false;
  const risks = [...sharp, ...useful].every((p) => p > 0 && p < 1);
  const outcomes = y.every((v) => v === 0 || v === 1) && new Set(y).size === 2;
  return risks && outcomes && y.length >= 4 && y.length <= 200;
}

function breakTests(answer: Answers): void {
  const models = async () => {
    const got = await answer.twoModels();
    expectTrue(isCohort(got), SAY.shape, {hint: 3});
    return got;
  };
  it(title("`sharp` has the larger AUC", "`sharp` 的 AUC 更大"), async () => {
    const {y, sharp, useful} = await models();
    expectTrue(auc(y, sharp) > auc(y, useful), SAY.area, {hint: 3});
  });
  it(title("and at 0.2 it is of no use", "而在 0.2 处它没有用处"), async () => {
    const {y, sharp} = await models();
    const {model, all} = decisionCurve(y, sharp, {thresholds: [0.2]});
    expectTrue(model[0] <= all[0] + 1e-12, SAY.sharpWins, {hint: 2});
  });
  it(title("where `useful` is", "而 `useful` 有用"), async () => {
    const {y, useful} = await models();
    const {model, all} = decisionCurve(y, useful, {thresholds: [0.2]});
    expectTrue(model[0] > Math.max(0, all[0]) + 1e-9, SAY.useless, {hint: 3});
  });
}

const MISREAD: Readonly<Record<string, Words>> = {
  share: {
    en: "Whether a treatment helps is not asked here; a net benefit is no share of patients, it may even be negative.",
    "zh-CN": "这里不问治疗是否有效；净获益不是患者的比例，它甚至可以为负。",
  },
  better: {
    en: "Nothing is compared with a coin, and right answers are not all worth the same.",
    "zh-CN": "这里没有与掷硬币比较，而且正确答案的价值并不都相同。",
  },
  sensitivity: {
    en: "The unit is all patients, not the ill, and the harm of needless biopsies has been taken off.",
    "zh-CN": "单位是全部患者而非患病者，而且已扣除多余活检的伤害。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<{needless: number}>): void {
  describe("threshold", () => thresholdTests(answer, variant.needless));
  describe("netBenefit", () => benefitTests(answer, rng));
  describe("treatAll", () => {
    it(title("a biopsy for everybody", "人人活检"), async () => {
      expectExpression(await answer.expression("treatAll"), "p - (1 - p)*t/(1 - t)", {
        hint: 3,
        mistakes: [
          {expression: "p", message: SAY.harmless},
          {expression: "p - t/(1 - t)", message: SAY.allWell},
          {expression: "p - (1 - p)*(1 - t)/t", message: SAY.inverse},
          {expression: "p - (1 - p)", message: SAY.unweighted},
        ],
      });
    });
  });
  describe("reading", () => {
    it(title("what a net benefit says", "净获益说明什么"), async () => {
      expectChoice(await answer.choice("reading"), {right: "found", wrong: MISREAD, hint: 2});
    });
  });
  describe("twoModels", () => breakTests(answer));
}
