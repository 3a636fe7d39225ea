import {
  type Answer,
  expectChoice,
  expectClose,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {hausdorff95} from "voxelbook/segment";

type Rule = "pooled" | "max";
type Outline = {aToB: number[]; bToA: number[]};
type Answers = Answer<{
  hd95(aToB: number[], bToA: number[], rule: Rule): number;
  strayOutline(): Outline;
}>;
type Values = {predicted: number; far: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  worst: {
    en: "This is the plain Hausdorff distance: the worst value, with no twentieth forgiven.",
    "zh-CN": "这是普通的豪斯多夫距离：取最差值，没有舍去二十分之一。",
  },
  forgiven: {
    en: "In the short list 2 values are more than a twentieth, so they are not forgiven.",
    "zh-CN": "在短列表中 2 个值超过二十分之一，因此不能舍去。",
  },
  mean: {
    en: "This is a mean of distances, not a percentile.",
    "zh-CN": "这是距离的平均值，而不是百分位数。",
  },
  places: {
    en: "The place is 0.95 (n - 1) counted from 0, not 0.95 n: the first value has the place 0.",
    "zh-CN": "位置是从 0 数起的 0.95 (n - 1)，而不是 0.95 n：第一个值的位置是 0。",
  },
  unsorted: {
    en: "Sort the distances as numbers first: the percentile is a place in a sorted list.",
    "zh-CN": "请先按数值排序：百分位数是有序列表中的位置。",
  },
  swapped: {
    en: "The two rules are swapped.",
    "zh-CN": "两种规则弄反了。",
  },
  oneWay: {
    en: "Only the first direction was asked. The larger of BOTH directed percentiles is meant.",
    "zh-CN": "只用了第一个方向。应取两个方向百分位数中较大者。",
  },
  shape: {
    en: "Return {aToB, bToA} with 10 to 500 finite distances each, none below 0.",
    "zh-CN": "请返回 {aToB, bToA}，每个含 10 到 500 个有限且不小于 0 的距离。",
  },
  pooledNotZero: {
    en: "In one list HD95 is not 0: too large a share of all distances is.",
    "zh-CN": "合并列表的 HD95 不为 0：非零距离所占比例过大。",
  },
  tooNear: {
    en: "As the larger of the two it is below 50 mm: the stray values are too few in their own list, or too near.",
    "zh-CN": "取较大者时小于 50 mm：离群值在自己的列表中太少，或太近。",
  },
} satisfies Record<string, Words>;

/** HD95 of the two stray voxels in their own list. */
const directedOf = ({predicted, far}: Values) => (0.95 * (predicted - 1) - (predicted - 3)) * far;

/** A percentile at place 0.95 n, and one without sorting: what goes wrong. */
function mistaken(values: readonly number[], isSorted: boolean): number {
  const list = isSorted ? [...values].sort((a, b) => a - b) : values;
  return list[Math.min(Math.round(0.95 * list.length), list.length - 1)];
}

function bothTests(answer: Answers, rng: Rng): void {
  const judge = async (aToB: number[], bToA: number[], rule: Rule) => {
    const distances = {aToB: Float64Array.from(aToB), bToA: Float64Array.from(bToA)};
    const by = (variant: "pooled" | "max of directed") => hausdorff95(distances, {variant});
    const right = by(rule === "max" ? "max of directed" : "pooled");
    const all = rule === "max" ? aToB : [...aToB, ...bToA];
    const first = hausdorff95(
      {aToB: distances.aToB, bToA: distances.aToB},
      {variant: "max of directed"},
    );
    expectClose(await answer.hd95(aToB, bToA, rule), right, {
      tolerance: 1e-9,
      unit: "mm",
      hint: 3,
      mistakes: [
        {value: by(rule === "max" ? "pooled" : "max of directed"), message: SAY.swapped},
        {value: first, message: SAY.oneWay},
        {value: Math.max(...aToB, ...bToA), message: SAY.worst},
        {value: mistaken(all, true), message: SAY.places},
        {value: mistaken(all, false), message: SAY.unsorted},
      ].filter(({value}) => Math.abs(value - right) > 1e-9),
    });
  };
  const [near, far] = [
    [3, 12, 1, 2, 5, 4, 9, 10, 7, 30, 8],
    [1, 0, 2, 1, 14, 3, 0, 1, 2, 6, 5, 40, 2, 3, 1],
  ];
  it(title("one list of 26 distances", "26 个距离的合并列表"), () => judge(near, far, "pooled"));
  it(title("the larger of two lists", "两个列表中较大者"), () => judge(near, far, "max"));
  it(title("drawn distances", "随机抽取的距离"), async () => {
    const draw = rng.fork("distances");
    const lists = [30, 55].map((n) => Array.from({length: n}, () => 20 * draw.next() ** 3));
    await judge(lists[0], lists[1], "pooled");
    await judge(lists[0], lists[1], "max");
  });
}

function breakTests(answer: Answers): void {
  const outline = async () => {
    const got = await answer.strayOutline();
    const isList = (list: unknown): boolean =>
      Array.isArray(list) &&
      list.length >= 10 &&
      list.length <= 500 &&
      list.every((d) => Number.isFinite(d) && d >= 0);
    expectTrue(isList(got?.aToB) && isList(got?.bToA), SAY.shape, {hint: 3});
    return {aToB: Float64Array.from(got.aToB), bToA: Float64Array.from(got.bToA)};
  };
  it(title("0 mm in one list", "合并列表为 0 mm"), async () => {
    const pooled = hausdorff95(await outline(), {variant: "pooled"});
    expectTrue(pooled === 0, SAY.pooledNotZero, {hint: 2});
  });
  it(title("at least 50 mm as the larger", "取较大者时至少 50 mm"), async () => {
    const most = hausdorff95(await outline(), {variant: "max of directed"});
    expectTrue(most >= 50, SAY.tooNear, {hint: 3});
  });
}

const WRONG: Readonly<Record<string, Words>> = {
  worse: {
    en: "Two rules were used. The same outline can have 5 mm by one and 9 mm by the other.",
    "zh-CN": "使用了两种规则。同一轮廓按一种可为 5 mm，按另一种可为 9 mm。",
  },
  scale: {
    en: "There is no factor between the rules: question 5 makes it as large as you like.",
    "zh-CN": "两种规则之间没有固定倍数：第 5 题中可使其任意大。",
  },
  mean: {
    en: "A mean of two rules is a third rule, and says nothing about either network.",
    "zh-CN": "两种规则的平均是第三种规则，对任何一个网络都没有意义。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Values>): void {
  describe("pooled", () => {
    it(title("two stray voxels in a long list", "长列表中的两个离群体素"), async () => {
      expectClose(await answer.number("pooled"), 0, {
        tolerance: 0.001,
        hint: 1,
        mistakes: [
          {value: directedOf(variant), message: SAY.swapped},
          {value: variant.far, message: SAY.worst},
          {value: (2 * variant.far) / (variant.predicted + 60), message: SAY.mean},
        ],
      });
    });
  });
  describe("directed", () => {
    it(title("and in a short one", "以及短列表中"), async () => {
      expectClose(await answer.number("directed"), directedOf(variant), {
        tolerance: 0.01,
        hint: 2,
        mistakes: [
          {value: 0, message: SAY.forgiven},
          {value: variant.far, message: SAY.worst},
          {value: (2 * variant.far) / variant.predicted, message: SAY.mean},
        ],
      });
    });
  });
  describe("hd95", () => bothTests(answer, rng));
  describe("comparison", () => {
    it(title("what two numbers allow to say", "两个数值能说明什么"), async () => {
      expectChoice(await answer.choice("comparison"), {right: "rerun", wrong: WRONG, hint: 1});
    });
  });
  describe("strayOutline", () => breakTests(answer));
}
