import {
  type Answer,
  expectChoice,
  expectClose,
  expectEqual,
  expectExpression,
  expectOrder,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

interface Fit {
  name: string;
  fittedOn: string[];
}
interface Run {
  before: Fit[];
  splits: {test: string[]; fits: Fit[]}[];
}
type Answers = Answer<{fittedTooEarly(run: Run): string[]; evidence(aucs: number[]): number}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  divided: {
    en: "Something is learned before the patients are divided: it has seen those of the fifth fold.",
    "zh-CN": "在划分患者之前就学习了某些东西:它已见过第五折的患者。",
  },
  complete: {
    en: "ComBat is to be fitted to complete features: missing values are filled first.",
    "zh-CN": "ComBat 应在完整特征上拟合:先填补缺失值。",
  },
  harmonised: {
    en: "What is scaled are the harmonised features: ComBat comes before the scaler.",
    "zh-CN": "标准化的是协调后的特征:ComBat 在标准化之前。",
  },
  scaled: {
    en: "A penalty treats features alike only when they have one scale: scale before it is chosen.",
    "zh-CN": "只有尺度一致时惩罚才对各特征一视同仁:选择惩罚之前先标准化。",
  },
  penalty: {
    en: "The model is fitted with the chosen penalty: choose it first.",
    "zh-CN": "模型用选定的惩罚拟合:先选择它。",
  },
  threshold: {
    en: "A threshold is chosen on predictions, so there must be a fitted model.",
    "zh-CN": "阈值根据预测选择,因此必须先有拟合好的模型。",
  },
  tested: {
    en: "The test patients are met before everything has been decided: whatever is decided after that may look at them.",
    "zh-CN": "在一切决定之前就用到了测试患者:之后的决定都可能参考他们。",
  },
  final: {
    en: "The final model is made in the way that was validated: validate first.",
    "zh-CN": "最终模型按已验证的方式产生:先验证。",
  },
  external: {
    en: "The other hospital judges the final model, so that must exist.",
    "zh-CN": "另一家医院评判的是最终模型,它必须已经存在。",
  },
  anywhere: {
    en: "A step of one split is accused because of patients that only another split tests. For this split they are training patients.",
    "zh-CN": "某个划分的步骤因另一划分的测试患者而被指控。对该划分而言他们是训练患者。",
  },
  before: {
    en: "Every step of `before` is named, also one that was fitted to patients whom no split tests.",
    "zh-CN": "before 中的每个步骤都被列出,包括只在没有划分测试的患者上拟合的步骤。",
  },
  inside: {
    en: "A step within a split was shown patients of its own test set and is not named.",
    "zh-CN": "某个划分内的步骤见过自己的测试患者,却没有被列出。",
  },
  first: {
    en: "Only the first split was compared with the steps of `before`.",
    "zh-CN": "只用第一个划分与 before 中的步骤作了比较。",
  },
  population: {
    en: "The standard deviation was divided by n. Asked for is n − 1.",
    "zh-CN": "标准差除以了 n。题目要求 n − 1。",
  },
  deviation: {
    en: "These are standard deviations of one AUC. The mean of n of them scatters less, by √n.",
    "zh-CN": "这是单个 AUC 的标准差数。n 个的均值波动更小,相差 √n。",
  },
  zero: {
    en: "The distance is measured from 0. Without information an AUC is ½.",
    "zh-CN": "距离是从 0 算起的。没有信息时 AUC 为 ½。",
  },
  minus: {
    en: "A share was subtracted, but the rest must be divided by how many are left: it is an accuracy among the new patients.",
    "zh-CN": "减去了一个比例,但还要除以剩余的比例:这是新患者中的准确率。",
  },
  times: {
    en: "The known patients were counted as wrong or left in. They are all right, and they make r what it is.",
    "zh-CN": "已知患者被当作错误或仍计算在内。他们全部正确,r 正由此而来。",
  },
} satisfies Record<string, Words>;

const SENTENCES = {
  wrong: {
    retest: {
      en: "Those patients are others, and no outcome was looked at. Nothing of the test set is in it.",
      "zh-CN": "那是另外的患者,也没有看结局。其中没有测试集的任何内容。",
    },
    resample: {
      en: "Resampling looks at one image at a time and learns nothing from others.",
      "zh-CN": "重采样每次只看一幅图像,不会从其他图像学到东西。",
    },
    fixed: {
      en: "This is how it should be: the test patients take part in nothing that is estimated.",
      "zh-CN": "本该如此:测试患者没有参与任何估计。",
    },
  },
  missing: {
    responders: {
      en: "The features were kept by the outcome of all patients. The cross-validation comes too late.",
      "zh-CN": "特征是按所有患者的结局保留的。交叉验证来得太晚。",
    },
    copies: {
      en: "Copies of one case fall on both sides of the split.",
      "zh-CN": "同一病例的副本会落在划分的两侧。",
    },
    youden: {
      en: "The cut-off was chosen on the very patients on whom it is judged.",
      "zh-CN": "截断值是在评判它的同一批患者上选出的。",
    },
  },
} satisfies Record<string, Record<string, Words>>;

const BLIND = {
  high: {
    en: "The AUC rises where outcomes leak. A scaler does not look at outcomes: dealt out anew, they tell it nothing.",
    "zh-CN": "只有泄漏结局时 AUC 才会升高。标准化不看结局:重新分配后它什么也得不到。",
  },
  proof: {
    en: "About ½, yes; but the test patients did take part in the scaler. That no outcome leaks does not prove that nothing does.",
    "zh-CN": "确实约为 ½;但测试患者参与了标准化。没有泄漏结局并不证明没有泄漏。",
  },
  low: {
    en: "The scaler moves and stretches each feature, which changes no order: the permuted outcomes stay as unpredictable as before.",
    "zh-CN": "标准化只平移和缩放每个特征,不改变次序:置换后的结局依旧不可预测。",
  },
} satisfies Record<string, Words>;

/** The five patients p1 to p5, one tested in each split, and clean steps. */
function cleanRun(): Run {
  const patients = ["p1", "p2", "p3", "p4", "p5"];
  const splits = patients.map((test) => {
    const train = patients.filter((patient) => patient !== test);
    return {
      test: [test],
      fits: ["scale", "select", "fit"].map((name) => ({name, fittedOn: train})),
    };
  });
  return {before: [], splits};
}

function recordTests(answer: Answers): void {
  it(title("an honest record", "诚实的记录"), async () => {
    expectEqual(await answer.fittedTooEarly(cleanRun()), [], {hint: 2, message: SAY.anywhere});
  });
  it(title("a selection fitted once for all", "只拟合一次的特征选择"), async () => {
    // The last patients only, so that the first split does not show it.
    const run = {...cleanRun(), before: [{name: "pick", fittedOn: ["p4", "p5"]}]};
    expectEqual(await answer.fittedTooEarly(run), ["pick"], {hint: 3, message: SAY.first});
  });
  it(
    title("a step fitted to other patients is no leak", "在其他患者上拟合的步骤不是泄漏"),
    async () => {
      const run = {...cleanRun(), before: [{name: "ICC", fittedOn: ["q1", "q2"]}]};
      expectEqual(await answer.fittedTooEarly(run), [], {hint: 2, message: SAY.before});
    },
  );
  it(title("a leak in one split, one before all", "一处在划分内,一处在其前"), async () => {
    const run = cleanRun();
    const [, second] = run.splits;
    const fits = second.fits.map((fit) =>
      fit.name === "scale" ? {...fit, fittedOn: [...fit.fittedOn, "p2"]} : fit,
    );
    run.splits[1] = {...second, fits};
    run.before = [{name: "ComBat", fittedOn: ["p1", "p2", "p3", "p4", "p5"]}];
    expectEqual(await answer.fittedTooEarly(run), ["ComBat", "scale"], {
      hint: 3,
      message: SAY.inside,
    });
  });
}

function evidenceTests(answer: Answers, rng: Rng): void {
  const judge = async (aucs: number[]) => {
    const n = aucs.length;
    const mean = aucs.reduce((a, b) => a + b, 0) / n;
    const squares = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0);
    const error = Math.sqrt(squares / (n - 1) / n);
    expectClose(await answer.evidence(aucs), (mean - 0.5) / error, {
      tolerance: 1e-9,
      relative: true,
      hint: 3,
      mistakes: [
        {value: (mean - 0.5) / Math.sqrt(squares / n / n), message: SAY.population},
        {value: (mean - 0.5) / Math.sqrt(squares / (n - 1)), message: SAY.deviation},
        {value: mean / error, message: SAY.zero},
      ],
    });
  };
  it(title("three permutations by hand", "手算三次置换"), () => judge([0.6, 0.7, 0.8]));
  it(title("a mean below one half counts negative", "均值低于二分之一为负"), () =>
    judge([0.4, 0.48, 0.45, 0.43]),
  );
  it(title("thirty permutations of a leaky workflow", "有泄漏的流程的三十次置换"), async () => {
    const draw = rng.fork("evidence");
    await judge(Array.from({length: 30}, () => 0.7 + 0.06 * draw.normal()));
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("order", () => {
    it(title("nobody takes part in his own test", "没有人参与对自己的测试"), async () => {
      const learned = ["impute", "combat", "scale", "penalty", "fit", "threshold"];
      expectOrder(await answer.order("order"), {
        before: [
          ...learned.map((step) => ["outer", step, SAY.divided] as const),
          ["impute", "combat", SAY.complete],
          ["combat", "scale", SAY.harmonised],
          ["scale", "penalty", SAY.scaled],
          ["penalty", "fit", SAY.penalty],
          ["fit", "threshold", SAY.threshold],
          ...learned.map((step) => [step, "test", SAY.tested] as const),
          ["test", "final", SAY.final],
          ["final", "external", SAY.external],
        ],
        hint: 2,
      });
    });
  });
  describe("fittedTooEarly", () => recordTests(answer));
  describe("sentences", () => {
    it(title("the sentences that leak", "有泄漏的句子"), async () => {
      expectChoice(await answer.choice("sentences"), {
        right: ["responders", "copies", "youden"],
        ...SENTENCES,
        hint: 1,
      });
    });
  });
  describe("evidence", () => evidenceTests(answer, rng));
  describe("honest", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("honest"), "(r - d)/(1 - d)", {
        hint: 2,
        mistakes: [
          {expression: "r - d", message: SAY.minus},
          {expression: "r*(1 - d)", message: SAY.times},
          {expression: "r/(1 - d)", message: SAY.times},
        ],
      });
    });
  });
  describe("blind", () => {
    it(title("a scaler before the split", "划分之前的标准化"), async () => {
      expectChoice(await answer.choice("blind"), {right: "half", wrong: BLIND, hint: 3});
    });
  });
}
