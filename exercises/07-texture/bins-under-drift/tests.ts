import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  fixedNumber(values: number[], bins: number): number[];
  fixedSize(values: number[], width: number, lowest: number): number[];
  survives(rule: string, change: string): string[];
  oneVoxel(): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  top: {
    en: "The largest value got a level of its own, one more than there are bins. It belongs to the last bin.",
    "zh-CN": "最大值自成一级，比分箱数还多一。它属于最后一个分箱。",
  },
  zero: {
    en: "Levels start at 1 here; these start at 0.",
    "zh-CN": "这里灰度从 1 开始；你的从 0 开始。",
  },
  rounded: {
    en: "Values were rounded to the nearest edge. A bin holds everything from its lower edge up: floor.",
    "zh-CN": "把值四舍五入到了最近的边界。分箱包含从下边界起的所有值：用 floor。",
  },
  flat: {
    en: "A region of one value has no range, and 0 divided by 0 is no level. Its value is its largest one, so it has the last level.",
    "zh-CN": "只有一个值的区域没有范围，0 除以 0 不是灰度。它的值就是最大值，因此取最后一级。",
  },
  own: {
    en: "The first bin starts at the least value. It has to start at the stated edge, or levels mean something else in every image.",
    "zh-CN": "第一个分箱从最小值开始。它必须从给定的边界开始，否则每幅图像的灰度含义都不同。",
  },
  names: {
    en: "Give a list of names, taken from the five in the task.",
    "zh-CN": "请给出名称列表，从题目中的五个里选。",
  },
  mean: {
    en: "The mean is one of the intensities: it moves with them under both changes.",
    "zh-CN": "均值来自强度本身：两种改变下它都会移动。",
  },
  varianceTimes: {
    en: "The variance is a mean of squares: multiplying by 2 makes it four times as large. Bins do not enter into it.",
    "zh-CN": "方差是平方的平均：乘以 2 使它变为四倍。它与分箱无关。",
  },
  variancePlus: {
    en: "The variance of the intensities does not feel an offset, whatever the bins.",
    "zh-CN": "强度的方差不受偏移影响，与分箱无关。",
  },
  numberTexture: {
    en: "With a fixed number of bins the levels do not change at all under a x + b: nor does any feature of levels.",
    "zh-CN": "分箱数固定时，灰度在 a x + b 下完全不变：任何基于灰度的特征也不变。",
  },
  sizeTexture: {
    en: "With bins of a fixed size from a fixed edge the levels do change, and the features of levels with them.",
    "zh-CN": "分箱宽度和起点固定时，灰度会改变，基于灰度的特征也随之改变。",
  },
  linear: {
    en: "Differences of levels grow by s, but contrast squares them.",
    "zh-CN": "灰度差按 s 增长，但对比度要平方。",
  },
  none: {
    en: "That is the rule of a fixed number. With a fixed size, levels follow the intensities.",
    "zh-CN": "那是固定分箱数的规则。宽度固定时，灰度随强度变化。",
  },
  inverse: {
    en: "The factor is turned round: larger intensities make larger differences of levels.",
    "zh-CN": "系数反了：强度越大，灰度差越大。",
  },
} satisfies Record<string, Words>;

const numberRule = (values: readonly number[], bins: number): number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return values.map(() => bins);
  return values.map((x) => Math.min(bins, Math.floor((bins * (x - low)) / (high - low)) + 1));
};

function numberTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], bins: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const place = (x: number): number => (bins * (x - low)) / (high - low);
    const right = numberRule(values, bins);
    expectClose(await answer.fixedNumber(values, bins), right, {
      tolerance: 0,
      hint: 3,
      mistakes: [
        {value: values.map((x) => Math.floor(place(x)) + 1), message: SAY.top},
        {value: right.map((level) => level - 1), message: SAY.zero},
        {value: values.map((x) => Math.round(place(x)) + 1), message: SAY.rounded},
        {value: values.map((x) => Math.min(bins, Math.round(place(x)) + 1)), message: SAY.rounded},
      ],
    });
  };
  it(title("five values in four bins", "五个值分四箱"), () => judge([10, 12.5, 13.9, 18, 20], 4));
  it(title("thirty values in eight bins", "三十个值分八箱"), async () => {
    const draw = rng.fork("number");
    await judge(
      Array.from({length: 30}, () => 100 * draw.normal()),
      8,
    );
  });
  it(title("a flat region has the last level", "均匀区域取最后一级"), async () => {
    expectClose(await answer.fixedNumber([7, 7, 7], 8), [8, 8, 8], {
      tolerance: 0,
      hint: 1,
      message: SAY.flat,
    });
  });
}

function sizeTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], width: number, lowest: number) => {
    const right = values.map((x) => Math.floor((x - lowest) / width) + 1);
    const low = Math.min(...values);
    expectClose(await answer.fixedSize(values, width, lowest), right, {
      tolerance: 0,
      hint: 3,
      mistakes: [
        {value: right.map((level) => level - 1), message: SAY.zero},
        {value: values.map((x) => Math.round((x - lowest) / width) + 1), message: SAY.rounded},
        {value: values.map((x) => Math.floor((x - low) / width) + 1), message: SAY.own},
      ],
    });
  };
  it(title("25 HU from −1000 HU", "从 −1000 HU 起每 25 HU"), () =>
    judge([-1000, -976, -975, 0, 24, 60], 25, -1000),
  );
  it(title("values of random size", "随机大小的值"), async () => {
    const draw = rng.fork("size");
    await judge(
      Array.from({length: 30}, () => 40 + 60 * draw.normal()),
      7.5,
      -500,
    );
  });
}

const TEXTURE = ["contrast", "second moment", "homogeneity"];

function survivalTests(answer: Answers): void {
  const judge = async (rule: "fixed number" | "fixed size", change: "times 2" | "plus 10") => {
    const got: unknown = await answer.survives(rule, change);
    const known = [...TEXTURE, "mean", "variance"];
    const fits = Array.isArray(got) && got.every((name: unknown) => known.includes(String(name)));
    if (!fits) fail(SAY.names, {hint: 1});
    const named = got as string[];
    expectTrue(!named.includes("mean"), SAY.mean, {hint: 2});
    const textures = TEXTURE.filter((name) => named.includes(name)).length;
    if (rule === "fixed number") expectTrue(textures === 3, SAY.numberTexture, {hint: 2});
    else expectTrue(textures === 0, SAY.sizeTexture, {hint: 2});
    if (change === "times 2") expectTrue(!named.includes("variance"), SAY.varianceTimes, {hint: 2});
    else expectTrue(named.includes("variance"), SAY.variancePlus, {hint: 2});
  };
  it(title("a fixed number, twice the intensity", "固定数目，强度加倍"), () =>
    judge("fixed number", "times 2"),
  );
  it(title("a fixed number, an offset", "固定数目，加偏移"), () =>
    judge("fixed number", "plus 10"),
  );
  it(title("a fixed size, twice the intensity", "固定宽度，强度加倍"), () =>
    judge("fixed size", "times 2"),
  );
  it(title("a fixed size, an offset", "固定宽度，加偏移"), () => judge("fixed size", "plus 10"));
}

function outlierTests(answer: Answers): void {
  it(title("one voxel leaves one level for all others", "一个体素使其余体素同级"), async () => {
    const value: unknown = await answer.oneVoxel();
    expectTrue(
      typeof value === "number" && Number.isFinite(value),
      {en: "Give one finite number.", "zh-CN": "请给出一个有限的数。"},
      {hint: 3},
    );
    const whole = Array.from({length: 32}, (_, k) => k);
    const levels = new Set(numberRule([...whole, Number(value)], 32).slice(0, 32));
    expectTrue(
      levels.size === 1,
      {
        en: "The other voxels still have several levels: the range is not wide enough yet.",
        "zh-CN": "其余体素仍有多个灰度级：范围还不够宽。",
      },
      {hint: 3},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("fixedNumber", () => numberTests(answer, rng));
  describe("fixedSize", () => sizeTests(answer, rng));
  describe("survives", () => survivalTests(answer));
  describe("contrastFactor", () => {
    it(title("the factor of the contrast", "对比度的系数"), async () => {
      expectExpression(await answer.expression("contrastFactor"), "s^2", {
        hint: 3,
        mistakes: [
          {expression: "s", message: SAY.linear},
          {expression: "1", message: SAY.none},
          {expression: "1/s^2", message: SAY.inverse},
        ],
      });
    });
  });
  describe("oneVoxel", () => outlierTests(answer));
}
