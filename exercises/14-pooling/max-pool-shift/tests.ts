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
  maxima(values: number[], k: number): number[];
  unforgiven(k: number): number[];
  forgiven(k: number): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  sliding: {
    en: "A window begins at every place. Windows touch: the next one begins k places later.",
    "zh-CN": "窗口从每个位置开始。窗口应首尾相接：下一个窗口从 k 个位置之后开始。",
  },
  mean: {
    en: "These are averages. Asked for is the largest number of each window.",
    "zh-CN": "这是平均值。要求的是每个窗口的最大值。",
  },
  rest: {
    en: "The rest behind the last whole window was pooled too.",
    "zh-CN": "把最后一个完整窗口之后的余数也池化了。",
  },
  zero: {
    en: "A window of negative numbers has a negative maximum. The search began at 0.",
    "zh-CN": "全为负数的窗口，最大值也是负数。你的搜索是从 0 开始的。",
  },
  size: {
    en: "The largest absolute value was taken. Asked for is the largest number.",
    "zh-CN": "取的是绝对值最大者。要求的是最大的数。",
  },
  form: {
    en: "Give 3 k numbers, each 0 or 1, the last one 0.",
    "zh-CN": "请给出 3k 个数，每个是 0 或 1，最后一个为 0。",
  },
  stays: {
    en: "The maxima stay as they are: each 1 remains within its window, or moves into one that is bright already and leaves one behind.",
    "zh-CN": "最大值没有变：每个 1 都留在自己的窗口里，或者移入本已有 1 的窗口而身后仍有 1。",
  },
  even: {
    en: "There is no 1 in it. An even line says nothing about a shift.",
    "zh-CN": "其中没有 1。均匀的一行说明不了平移。",
  },
  changes: {
    en: "The maxima change: some 1 crosses into the next window.",
    "zh-CN": "最大值变了：有一个 1 跨进了下一个窗口。",
  },
  staysShare: {
    en: "This is the probability that nothing changes. Asked for is the other one.",
    "zh-CN": "这是什么都不变的概率。要求的是相反的概率。",
  },
  plane: {
    en: "The move goes along one axis. The place along the other one does not matter.",
    "zh-CN": "平移只沿一个轴。沿另一个轴的位置无关紧要。",
  },
  half: {
    en: "This holds for k = 2 only.",
    "zh-CN": "这只对 k = 2 成立。",
  },
  twoWays: {
    en: "One place of the window leads across the border, not two: the move goes to one side.",
    "zh-CN": "窗口中只有一个位置会跨越边界，而不是两个：平移只朝一侧。",
  },
} satisfies Record<string, Words>;

/** The largest number of each whole window. */
function pooled(values: readonly number[], k: number): number[] {
  return Array.from({length: Math.floor(values.length / k)}, (_, w) =>
    Math.max(...values.slice(w * k, w * k + k)),
  );
}

/** Moves a line one place to the right. */
function moved(values: readonly number[]): number[] {
  return [0, ...values.slice(0, -1)];
}

function maximaTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], k: number) => {
    const right = pooled(values, k);
    const windows = Array.from({length: Math.ceil(values.length / k)}, (_, w) =>
      values.slice(w * k, w * k + k),
    );
    const sizes = right.map((_, w) =>
      windows[w].reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)),
    );
    expectClose(await answer.maxima(values, k), right, {
      tolerance: 1e-12,
      hint: 1,
      mistakes: [
        {
          value: Array.from({length: values.length - k + 1}, (_, i) =>
            Math.max(...values.slice(i, i + k)),
          ),
          message: SAY.sliding,
        },
        {value: windows.map((w) => Math.max(...w)), message: SAY.rest},
        {
          value: right.map((_, w) => windows[w].reduce((a, b) => a + b) / k),
          message: SAY.mean,
        },
        {value: right.map((v) => Math.max(0, v)), message: SAY.zero},
        {value: sizes, message: SAY.size},
        {value: sizes.map(Math.abs), message: SAY.size},
      ].filter(({value}) => String(value) !== String(right)),
    });
  };
  it(title("windows of two", "窗口为二"), () => judge([3, 1, 4, 1, 5, 9, 2, 6], 2));
  it(title("a rest behind the last window", "最后一个窗口之后有余数"), () =>
    judge([2, 7, 1, 8, 2, 8, 1, 9], 3),
  );
  it(title("negative numbers", "负数"), async () => {
    const draw = rng.fork("negative");
    await judge([-3, -1, -4, -1, 2, -6], 2);
    await judge(
      Array.from({length: 12}, () => -0.1 - draw.next()),
      4,
    );
  });
}

/** Checks the form of a line. */
function requireLine(got: unknown, k: number): number[] {
  const fits =
    Array.isArray(got) &&
    got.length === 3 * k &&
    got.every((v) => v === 0 || v === 1) &&
    got[3 * k - 1] === 0;
  if (!fits) fail(SAY.form, {hint: 2});
  return got as number[];
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("maxima", () => maximaTests(answer, rng));
  describe("unforgiven", () => {
    const judge = async (k: number) => {
      const line = requireLine(await answer.unforgiven(k), k);
      expectTrue(String(pooled(line, k)) !== String(pooled(moved(line), k)), SAY.stays, {hint: 2});
    };
    it(title("windows of two", "窗口为二"), () => judge(2));
    it(title("windows of three and five", "窗口为三和五"), async () => {
      await judge(3);
      await judge(5);
    });
  });
  describe("forgiven", () => {
    const judge = async (k: number) => {
      const line = requireLine(await answer.forgiven(k), k);
      expectTrue(line.includes(1), SAY.even, {hint: 2});
      expectTrue(String(pooled(line, k)) === String(pooled(moved(line), k)), SAY.changes, {
        hint: 2,
      });
    };
    it(title("windows of two", "窗口为二"), () => judge(2));
    it(title("windows of three and five", "窗口为三和五"), async () => {
      await judge(3);
      await judge(5);
    });
  });
  describe("changedShare", () => {
    it(
      title("the probability that a move changes the maxima", "平移改变最大值的概率"),
      async () => {
        expectExpression(await answer.expression("changedShare"), "1/k", {
          hint: 3,
          mistakes: [
            {expression: "1 - 1/k", message: SAY.staysShare},
            {expression: "1/k^2", message: SAY.plane},
            {expression: "1 - (1 - 1/k)^2", message: SAY.plane},
            {expression: "1/2 + 0*k", message: SAY.half},
            {expression: "2/k", message: SAY.twoWays},
          ],
        });
      },
    );
  });
}
