import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  inOrder(steps: string[]): string[];
  leaks(order: string[]): string[];
}>;

const STEPS = [
  "acquire",
  "resample",
  "segment",
  "extract",
  "split",
  "harmonise",
  "scale",
  "select",
  "fit",
  "test",
];

/** What each known mistake is called, in the learner's words. */
const SAY = {
  same: {
    en: "The answer must hold the given steps, each once, and no other.",
    "zh-CN": "答案必须恰好包含给出的步骤,各一次,不多不少。",
  },
  images: {
    en: "A row of features needs an image on its final grid and an outline: acquire first, extract after resample and segment.",
    "zh-CN": "一行特征需要最终网格上的图像和轮廓:先采集,重采样和分割之后才能提取。",
  },
  learned: {
    en: "A step that is estimated over patients stands before the split: it has seen the test patients.",
    "zh-CN": "有一个在多名患者上估计的步骤排在划分之前:它已经见过测试患者。",
  },
  features: {
    en: "Features must exist before they are harmonised, scaled or selected, and the model is fitted to what was selected.",
    "zh-CN": "特征必须先存在,才能协调、标准化或选择;模型要在选出的特征上拟合。",
  },
  last: {
    en: "The test set is used once, after everything has been fixed: nothing comes after test.",
    "zh-CN": "测试集只在一切都确定之后使用一次:test 之后没有别的步骤。",
  },
  single: {
    en: "A step that looks at one patient at a time learns nothing from others: it is no leak, wherever it stands.",
    "zh-CN": "每次只看一名患者的步骤不会从他人学到东西:无论排在哪里都不是泄漏。",
  },
  missed: {
    en: "A step before the split was estimated over all patients, and is not named.",
    "zh-CN": "有一个排在划分之前的步骤是在全部患者上估计的,却没有被指出。",
  },
  noSplit: {
    en: "Without a split every step that learns has learned from the patients it is tested on.",
    "zh-CN": "没有划分时,每个学习的步骤都从将要测试的患者那里学到了东西。",
  },
} satisfies Record<string, Words>;

/** Requires that each first step stands before its second one. */
function expectBefore(
  order: readonly string[],
  pairs: readonly (readonly [string, string])[],
  say: Words,
  hint: 1 | 2 | 3,
): void {
  for (const [first, second] of pairs) {
    const [a, b] = [order.indexOf(first), order.indexOf(second)];
    expectTrue(a >= 0 && b >= 0, SAY.same, {hint: 1});
    expectTrue(a < b, say, {hint});
  }
}

function orderTests(answer: Answers, rng: Rng): void {
  const shuffled = (name: string): string[] => {
    const draw = rng.fork(name);
    return STEPS.map((step) => ({step, key: draw.next()}))
      .sort((a, b) => a.key - b.key)
      .map(({step}) => step);
  };
  it(title("the same steps come back, each once", "原来的步骤各返回一次"), async () => {
    const given = shuffled("order: part").slice(0, 6);
    const order = await answer.inOrder(given);
    const isSame = Array.isArray(order) && [...order].sort().join() === [...given].sort().join();
    expectTrue(isSame, SAY.same, {hint: 1});
  });
  it(title("images come before numbers", "先有图像,后有数字"), async () => {
    const pairs = [
      ["acquire", "resample"],
      ["acquire", "segment"],
      ["resample", "extract"],
      ["segment", "extract"],
    ] as const;
    expectBefore(await answer.inOrder(shuffled("order: images")), pairs, SAY.images, 1);
  });
  it(
    title("nothing is learned before the split", "划分之前什么也不学习", {weight: 2}),
    async () => {
      const pairs = ["harmonise", "scale", "select", "fit"].map((step) => ["split", step] as const);
      expectBefore(await answer.inOrder(shuffled("order: split")), pairs, SAY.learned, 2);
    },
  );
  it(title("features, then the model", "先有特征,再有模型"), async () => {
    const pairs = [
      ["extract", "harmonise"],
      ["extract", "scale"],
      ["harmonise", "fit"],
      ["scale", "select"],
      ["select", "fit"],
    ] as const;
    expectBefore(await answer.inOrder(shuffled("order: model")), pairs, SAY.features, 2);
  });
  it(title("the test comes last", "测试放在最后"), async () => {
    const order = await answer.inOrder(shuffled("order: test"));
    expectTrue(order[order.length - 1] === "test", SAY.last, {hint: 3});
  });
}

function leakTests(answer: Answers): void {
  it(title("a scaler fitted on everybody", "在所有患者上拟合的标准化"), async () => {
    const order = ["acquire", "segment", "extract", "scale", "split", "select", "fit", "test"];
    const got = await answer.leaks(order);
    expectTrue(!got.some((step) => ["acquire", "segment", "extract"].includes(step)), SAY.single, {
      hint: 2,
    });
    expectEqual(got, ["scale"], {hint: 2, message: SAY.missed});
  });
  it(title("two leaks, in their order", "两处泄漏,按先后列出"), async () => {
    const order = ["acquire", "segment", "extract", "harmonise", "select", "split", "scale", "fit"];
    expectEqual(await answer.leaks(order), ["harmonise", "select"], {
      hint: 2,
      message: SAY.missed,
    });
  });
  it(title("the split may come early", "划分可以提前"), async () => {
    const order = ["acquire", "split", "resample", "segment", "extract", "scale", "fit", "test"];
    expectEqual(await answer.leaks(order), [], {hint: 2, message: SAY.single});
  });
  it(title("no split at all", "根本没有划分"), async () => {
    const order = ["acquire", "segment", "extract", "scale", "fit", "test"];
    expectEqual(await answer.leaks(order), ["scale", "fit"], {hint: 3, message: SAY.noSplit});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("inOrder", () => orderTests(answer, rng));
  describe("leaks", () => leakTests(answer));
  describe("centred", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("centred"), "n*(x - m)/(n + 1)", {
        hint: 3,
        mistakes: [
          {
            expression: "x - m",
            message: {
              en: "This is the value without the leak: the mean of the training patients alone.",
              "zh-CN": "这是没有泄漏时的值:只用了训练患者的均值。",
            },
          },
          {
            expression: "(n*m + x)/(n + 1)",
            message: {
              en: "This is the mean over all patients. Asked for is what is left of x once it is subtracted.",
              "zh-CN": "这是全部患者的均值。题目问的是 x 减去它之后剩下多少。",
            },
          },
          {
            expression: "x - (m + x)/2",
            message: {
              en: "The mean over all patients weighs each patient once: n training patients and one more.",
              "zh-CN": "全部患者的均值中每名患者权重相同:n 名训练患者再加一名。",
            },
          },
        ],
      });
    });
    it(title("ten training patients take a tenth less", "十名训练患者的情形"), async () => {
      const formula = await answer.expression("centred");
      expectClose(formula.evaluate({m: 0, n: 10, x: 11}), 10, {tolerance: 1e-9, hint: 3});
    });
  });
}
