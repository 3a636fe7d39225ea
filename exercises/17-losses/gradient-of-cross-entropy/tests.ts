import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{gradient(logits: number[][], labels: number[]): number[][]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  turned: {
    en: "The sign is turned: the logit of the label must rise when one goes downhill, so its slope is negative.",
    "zh-CN": "符号反了：沿下降方向标签的 logit 应上升，因此斜率为负。",
  },
  byP: {
    en: "This is the derivative by the probability. Go on by the chain rule to the logit.",
    "zh-CN": "这是对概率的导数。还要用链式法则求对 logit 的导数。",
  },
  forgets: {
    en: "The label gets its share of what is spread, too: s/K.",
    "zh-CN": "标签本身也分得 s/K。",
  },
  unsmoothed: {
    en: "This is the gradient without smoothing. The target of the label is below 1 now.",
    "zh-CN": "这是没有平滑时的梯度。现在标签的目标小于 1。",
  },
  whole: {
    en: "The slope is −w σ(z). But a positive that is already right should pull little: it is −w (1 − σ(z)).",
    "zh-CN": "得到的是 −w σ(z)。但已经正确的阳性样本应作用很小：应为 −w (1 − σ(z))。",
  },
  weight: {
    en: "The weight is missing.",
    "zh-CN": "缺少权重。",
  },
  sum: {
    en: "This is the gradient of the sum. Of the mean it is smaller by the number of voxels.",
    "zh-CN": "这是总和的梯度。平均值的梯度要除以体素数。",
  },
  ownOnly: {
    en: "Only the label's own logit moves here. The others stand below the bar of the softmax and are pushed down.",
    "zh-CN": "这里只有标签自己的 logit 有梯度。其他 logit 在 softmax 的分母中，应被压低。",
  },
  overflow: {
    en: "The exponential of a large logit is infinite. Take the greatest logit of the row out first.",
    "zh-CN": "大 logit 的指数为无穷大。应先减去该行最大的 logit。",
  },
} satisfies Record<string, Words>;

const LOGITS = [
  [Math.log(0.2), Math.log(0.5), Math.log(0.3)],
  [Math.log(0.7), Math.log(0.1), Math.log(0.2)],
];
const LABELS = [1, 2];
const SUM = [0.2, -0.5, 0.3, 0.7, 0.1, -0.8];

/** Lays rows in one line; NaN where the shape is not [voxels][classes]. */
export function flatRows(rows: unknown): number[] {
  return Array.isArray(rows) ? rows.flat().map(Number) : [Number.NaN];
}

/** Public tests. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("ownClass", () => {
    it(title("the slope at the label", "标签处的斜率"), async () => {
      expectExpression(await answer.expression("ownClass"), "p - 1", {
        hint: 2,
        mistakes: [
          {expression: "1 - p", message: SAY.turned},
          {expression: "-1/p", message: SAY.byP},
        ],
      });
    });
  });
  describe("smoothedOwn", () => {
    it(title("the slope at a smoothed label", "平滑标签处的斜率"), async () => {
      expectExpression(await answer.expression("smoothedOwn"), "p - (1 - s) - s/K", {
        hint: 3,
        mistakes: [
          {expression: "p - (1 - s)", message: SAY.forgets},
          {expression: "p - 1", message: SAY.unsmoothed},
          {expression: "1 - s + s/K - p", message: SAY.turned},
        ],
      });
    });
  });
  describe("weightedPositive", () => {
    it(title("the slope of a weighted positive", "加权阳性样本的斜率"), async () => {
      expectExpression(await answer.expression("weightedPositive"), "-w/(1 + exp(z))", {
        hint: 3,
        mistakes: [
          {expression: "-w/(1 + exp(-z))", message: SAY.whole},
          {expression: "w/(1 + exp(z))", message: SAY.turned},
          {expression: "-1/(1 + exp(z))", message: SAY.weight},
        ],
      });
    });
  });
  describe("gradient", () => {
    it(title("two voxels of three classes", "两个体素，三个类别"), async () => {
      expectClose(
        flatRows(await answer.gradient(LOGITS, LABELS)),
        SUM.map((one) => one / 2),
        {
          tolerance: 1e-9,
          hint: 3,
          mistakes: [
            {value: SUM, message: SAY.sum},
            {value: SUM.map((one) => -one / 2), message: SAY.turned},
            {value: [0, -0.25, 0, 0, 0, -0.4], message: SAY.ownOnly},
          ],
        },
      );
    });
    it(title("logits of a thousand", "一千大小的 logit"), async () => {
      expectClose(flatRows(await answer.gradient([[1000, 0]], [1])), [1, -1], {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: [Number.NaN, -1], message: SAY.overflow}],
        message: SAY.overflow,
      });
    });
  });
}
