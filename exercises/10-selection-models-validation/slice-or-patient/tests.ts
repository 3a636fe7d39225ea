import {
  type Answer,
  expectChoice,
  expectEqual,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  sharedPatients(train: string[], test: string[]): string[];
  foldsByPatient(patients: string[], folds: number): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  twice: {
    en: "A patient is named more than once: once for each slice, perhaps. Name each patient once.",
    "zh-CN": "有患者被重复列出,也许每张切片各一次。每位患者只列一次。",
  },
  everybody: {
    en: "Somebody is named who stands on one side only.",
    "zh-CN": "列出了只在一侧出现的患者。",
  },
  order: {
    en: "The patients are right, but not in alphabetical order.",
    "zh-CN": "患者正确,但没有按字母顺序排列。",
  },
  shape: {
    en: "There must be one fold for each slice, a whole number from 0 to folds − 1.",
    "zh-CN": "每张切片必须有一个折号,为 0 到 folds − 1 的整数。",
  },
  divided: {
    en: "A patient is divided: slices of one patient stand in two folds.",
    "zh-CN": "有患者被拆开:同一患者的切片出现在两个折里。",
  },
  empty: {
    en: "A fold is empty, though there are enough patients for all.",
    "zh-CN": "有一折是空的,尽管患者足够分给每一折。",
  },
  uneven: {
    en: "No patient is divided, but the folds are uneven: patients were dealt out without looking at how many slices each has.",
    "zh-CN": "没有患者被拆开,但各折不均:分配时没有考虑每位患者的切片数。",
  },
  independent: {
    en: "This is the variance if all slices were independent.",
    "zh-CN": "这是所有切片相互独立时的方差。",
  },
  patients: {
    en: "This is the variance if slices of a patient were copies: r = 1.",
    "zh-CN": "这是同一患者的切片完全相同(r = 1)时的方差。",
  },
  itself: {
    en: "A slice correlates with the k − 1 others of its patient, not with k.",
    "zh-CN": "一张切片与同一患者的其余 k − 1 张相关,而不是 k 张。",
  },
  counted: {
    en: "The slice itself is in the test set already: only the k − 1 others can be in training.",
    "zh-CN": "该切片本身已在测试集中:只有其余 k − 1 张可能在训练集中。",
  },
  known: {
    en: "This is the chance to have seen the patient. A model that has not still guesses right half the time.",
    "zh-CN": "这是见过该患者的概率。没见过时,模型仍有一半机会猜对。",
  },
  oneSlice: {
    en: "It has to guess only if all others went to the test set, not if one did.",
    "zh-CN": "只有当其余切片全部进入测试集时才需要猜,而不是有一张进入时。",
  },
} satisfies Record<string, Words>;

const TOGETHER = {
  wrong: {
    age: {
      en: "Two patients of one age are two patients. If everything alike had to stay together, nothing could be split.",
      "zh-CN": "同龄的两位患者仍是两位患者。若相似者都要放在一起,就无法划分了。",
    },
    outcome: {
      en: "Then one side would have no patient with the outcome. The outcome is spread evenly over both sides.",
      "zh-CN": "那样会有一侧没有该结局的患者。结局应均匀分布在两侧。",
    },
  },
  missing: {
    lesions: {
      en: "Lesions of one patient share scanner, body and mostly outcome: the model can recognise the patient.",
      "zh-CN": "同一患者的病灶共享扫描仪、身体,通常还有结局:模型可能认出患者。",
    },
    augmented: {
      en: "A copy tells of its original, turned or not: augmentation comes after the split.",
      "zh-CN": "副本无论是否旋转都会透露原图:增强应在划分之后进行。",
    },
    retest: {
      en: "Scan and rescan are two images of one patient on one day; there is hardly a better memory aid.",
      "zh-CN": "扫描与复扫是同一患者同一天的两幅图像,几乎没有比这更好的提示了。",
    },
  },
} satisfies Record<string, Record<string, Words>>;

function sharedTests(answer: Answers): void {
  const judge = async (train: string[], test: string[]) => {
    const right = [...new Set(test)].filter((patient) => train.includes(patient)).sort();
    const got = await answer.sharedPatients(train, test);
    const names = Array.isArray(got) ? got : [];
    expectTrue(new Set(names).size === names.length, SAY.twice, {hint: 1});
    expectTrue(
      names.every((name) => right.includes(name)),
      SAY.everybody,
      {hint: 1},
    );
    const sorted = [...names].sort().join() === right.join();
    expectEqual(got, right, {hint: 1, ...(sorted ? {message: SAY.order} : {})});
  };
  it(title("two of four patients", "四位患者中的两位"), () =>
    judge(["ben", "anna", "carl", "anna", "ben"], ["dora", "ben", "anna", "ben"]),
  );
  it(title("an honest split shares nobody", "诚实的划分没有共享的患者"), () =>
    judge(["anna", "anna", "carl"], ["ben", "dora"]),
  );
}

/** Checks a split: shape, patients, emptiness, evenness, in this order. */
function judgeFolds(got: unknown, patients: readonly string[], folds: number): void {
  const foldOf = Array.isArray(got) ? got.map(Number) : [];
  const isFold = (fold: number) => Number.isInteger(fold) && fold >= 0 && fold < folds;
  if (foldOf.length !== patients.length || !foldOf.every(isFold)) fail(SAY.shape, {hint: 1});
  const own = new Map<string, number>();
  const slices = new Map<string, number>();
  patients.forEach((patient, i) => {
    expectTrue((own.get(patient) ?? foldOf[i]) === foldOf[i], SAY.divided, {hint: 2});
    own.set(patient, foldOf[i]);
    slices.set(patient, (slices.get(patient) ?? 0) + 1);
  });
  const held = Array.from({length: folds}, (_, fold) => foldOf.filter((f) => f === fold).length);
  expectTrue(Math.min(...held) > 0, SAY.empty, {hint: 2});
  const most = Math.max(...slices.values());
  expectTrue(Math.max(...held) - Math.min(...held) <= most, SAY.uneven, {hint: 3});
}

function foldTests(answer: Answers, rng: Rng): void {
  it(title("three patients in three folds", "三位患者,三折"), async () => {
    const patients = ["anna", "ben", "anna", "carl", "carl", "anna"];
    judgeFolds(await answer.foldsByPatient(patients, 3), patients, 3);
  });
  it(title("one large patient and many small ones", "一位大患者和许多小患者"), async () => {
    const small = Array.from({length: 24}, (_, i) => `p${i % 12}`);
    const patients = [...small, ...new Array<string>(12).fill("large")];
    judgeFolds(await answer.foldsByPatient(patients, 3), patients, 3);
  });
  it(title("patients with many and with few slices", "切片多和少的患者", {weight: 2}), async () => {
    const draw = rng.fork("folds");
    // Large and small ones take turns, so that dealing them out in turn is uneven.
    const sizes = Array.from({length: 30}, (_, p) => (p % 5 === 0 ? 20 : 1 + draw.int(3)));
    const patients = sizes.flatMap((size, p) => new Array<string>(size).fill(`p${p}`));
    judgeFolds(await answer.foldsByPatient(patients, 5), patients, 5);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("sharedPatients", () => sharedTests(answer));
  describe("foldsByPatient", () => foldTests(answer, rng));
  describe("varianceOfMean", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("varianceOfMean"), "(1 + (k - 1)*r)/(n*k)", {
        hint: 3,
        mistakes: [
          {expression: "1/(n*k)", message: SAY.independent},
          {expression: "1/n", message: SAY.patients},
          {expression: "(1 + k*r)/(n*k)", message: SAY.itself},
        ],
      });
    });
  });
  describe("accuracy", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("accuracy"), "1 - q^(k - 1)/2", {
        hint: 3,
        mistakes: [
          {expression: "1 - q^k/2", message: SAY.counted},
          {expression: "1 - q^(k - 1)", message: SAY.known},
          {expression: "1 - q/2", message: SAY.oneSlice},
        ],
      });
    });
  });
  describe("together", () => {
    it(title("what must be on one side", "必须放在同一侧的内容"), async () => {
      expectChoice(await answer.choice("together"), {
        right: ["lesions", "augmented", "retest"],
        ...TOGETHER,
        hint: 1,
      });
    });
  });
}
