import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  descend(weights: number[], residual: boolean, rate: number, steps: number): number;
  badStart(): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  ten: {
    en: "This is ten times too much, or the slope for all weights moving together. One weight was asked for: the other nine are its slope.",
    "zh-CN": "这大了十倍，或者是所有权重一起变化的斜率。题目只问一个权重：其余九个之积是它的斜率。",
  },
  own: {
    en: "The factor's own weight is still in the product. The slope of w₁w₂…w₁₀ with respect to w₁ is the product of the other nine.",
    "zh-CN": "乘积中仍包含该因子自己的权重。w₁w₂…w₁₀ 对 w₁ 的斜率是其余九个之积。",
  },
  noGap: {
    en: "The outer factor f − 1 of the chain rule is missing.",
    "zh-CN": "缺少链式法则的外层因子 f − 1。",
  },
  shortcut: {
    en: "The shortcut is missing: each factor of the residual net is 1 + w.",
    "zh-CN": "缺少捷径：残差网络的每个因子是 1 + w。",
  },
  oneAfterOther: {
    en: "The weights were moved one after the other, each by a slope that already saw the new ones. All of a step move together.",
    "zh-CN": "权重是逐个移动的，后面的斜率已经用了新的权重。同一步的权重应一起移动。",
  },
  uphill: {
    en: "The weights went uphill: a descent subtracts the slope.",
    "zh-CN": "权重在上坡：下降要减去斜率。",
  },
  start: {
    en: "This is the factor at the start: nothing moved.",
    "zh-CN": "这是起始的因子：什么都没有移动。",
  },
  divided: {
    en: "A factor may be 0: multiply the other ones instead of dividing the product by it.",
    "zh-CN": "因子可能为 0：请把其余因子相乘，而不要用乘积去除以它。",
  },
  range: {
    en: "The start must be a number from −1 to 1.",
    "zh-CN": "起点必须是 −1 到 1 之间的数。",
  },
  stays: {
    en: "From w = 0 the net is the identity and stays it: f = 1 throughout.",
    "zh-CN": "从 w = 0 出发，网络就是恒等映射并保持不变：始终 f = 1。",
  },
  safe: {
    en: "From this start the descent does not run away. Below 0 all factors are below 1 and slopes are small; look above 0.",
    "zh-CN": "从这个起点下降不会发散。小于 0 时所有因子小于 1，斜率很小；请看大于 0 的一侧。",
  },
} satisfies Record<string, Words>;

/** How a reference may deviate from what was asked. */
interface Slip {
  readonly inTurn?: boolean;
  readonly uphill?: boolean;
  readonly noGap?: boolean;
  readonly own?: boolean;
}

/** Descends on (f − 1)²/2, perhaps with a slip; returns f. */
function descended(
  weights: readonly number[],
  {residual, rate, steps}: {residual: boolean; rate: number; steps: number},
  {inTurn = false, uphill = false, noGap = false, own = false}: Slip = {},
): number {
  let factors = weights.map((w) => (residual ? 1 + w : w));
  const product = (list: readonly number[], but = -1) =>
    list.reduce((all, factor, k) => (k === but ? all : all * factor), 1);
  for (let step = 0; step < steps; step++) {
    const next = [...factors];
    factors.forEach((factor, l) => {
      const seen = inTurn ? next : factors;
      const gap = noGap ? 1 : product(seen) - 1;
      const slope = gap * product(seen, own ? -1 : l);
      next[l] = factor - (uphill ? -rate : rate) * slope;
    });
    factors = next;
  }
  return product(factors);
}

function descendTests(answer: Answers, rng: Rng): void {
  const judge = async (weights: number[], residual: boolean, rate: number, steps: number) => {
    const run = {residual, rate, steps};
    expectClose(await answer.descend(weights, residual, rate, steps), descended(weights, run), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: descended(weights, {...run, residual: !residual}), message: SAY.shortcut},
        {value: descended(weights, run, {inTurn: true}), message: SAY.oneAfterOther},
        {value: descended(weights, run, {uphill: true}), message: SAY.uphill},
        {value: descended(weights, run, {noGap: true}), message: SAY.noGap},
        {value: descended(weights, run, {own: true}), message: SAY.own},
        {value: descended(weights, {...run, steps: 0}), message: SAY.start},
      ],
    });
  };
  it(title("two plain layers, one step", "两个普通层，一步"), () => judge([0.5, 2], false, 0.1, 1));
  it(title("ten plain layers of 0.5 hardly move", "十个 0.5 的普通层几乎不动"), () =>
    judge(new Array<number>(10).fill(0.5), false, 0.1, 100),
  );
  it(title("ten residual layers near 0", "十个接近 0 的残差层", {weight: 2}), async () => {
    const draw = rng.fork("near 0");
    await judge(
      Array.from({length: 10}, () => 0.2 * draw.next() - 0.15),
      true,
      0.02,
      30,
    );
  });
  it(title("a weight of 0 in the plain net", "普通网络中为 0 的权重"), async () => {
    // Its own slope is not 0: the other two are 2 and 3, so (0 − 1) · 6 moves it to 0.06.
    const got = await answer.descend([0, 2, 3], false, 0.01, 1);
    expectTrue(!Number.isNaN(got), SAY.divided, {hint: 3});
    expectClose(got, 0.06 * 2 * 3, {tolerance: 1e-12, hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("plainSlope", () => {
    it(title("the slope of one of ten equal weights", "十个相等权重之一的斜率"), async () => {
      expectExpression(await answer.expression("plainSlope"), "(w^10 - 1)*w^9", {
        hint: 2,
        mistakes: [
          {expression: "10*(w^10 - 1)*w^9", message: SAY.ten},
          {expression: "(w^10 - 1)*w^10", message: SAY.own},
          {expression: "w^9", message: SAY.noGap},
        ],
      });
    });
  });
  describe("residualSlope", () => {
    it(title("the same with shortcuts", "有捷径时的同一斜率"), async () => {
      expectExpression(await answer.expression("residualSlope"), "((1 + w)^10 - 1)*(1 + w)^9", {
        hint: 2,
        mistakes: [
          {expression: "10*((1 + w)^10 - 1)*(1 + w)^9", message: SAY.ten},
          {expression: "((1 + w)^10 - 1)*(1 + w)^10", message: SAY.own},
          {expression: "(1 + w)^9", message: SAY.noGap},
          {expression: "(w^10 - 1)*w^9", message: SAY.shortcut},
        ],
      });
    });
  });
  describe("descend", () => descendTests(answer, rng));
  describe("badStart", () => {
    it(title("a start that runs away", "会发散的起点"), async () => {
      const start: unknown = await answer.badStart();
      expectTrue(typeof start === "number" && Math.abs(start) <= 1, SAY.range, {hint: 2});
      const weights = new Array<number>(10).fill(start as number);
      const run = {residual: true, rate: 0.05};
      const gap = (steps: number) => Math.abs(descended(weights, {...run, steps}) - 1);
      expectTrue(gap(0) !== 0, SAY.stays, {hint: 3});
      // What overflows has run away as well.
      expectTrue(!(gap(5) <= gap(0)), SAY.safe, {hint: 3});
    });
  });
}
