import {
  type Answer,
  expectChoice,
  expectClose,
  expectEqual,
  expectExpression,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {windowStarts} from "voxelbook/nn";

type Answers = Answer<{
  startsAlong(n: number, p: number, overlap: number): number[];
  blendLine(answers: number[][], starts: number[], weights: number[], n: number): number[];
}>;
type Values = {n: number; depth: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  floor: {
    en: "The last voxels of an axis are in no window: round up, and add the one that ends with the axis.",
    "zh-CN": "轴末端的体素不在任何窗口中：应向上取整，并加上与轴末端对齐的窗口。",
  },
  apart: {
    en: "These windows do not overlap: a step is half a window.",
    "zh-CN": "这些窗口没有重叠：步长是半个窗口。",
  },
  oneAxis: {
    en: "The windows of the three axes are combined, not added up: multiply.",
    "zh-CN": "三个轴的窗口应组合而非相加：请相乘。",
  },
  beyond: {
    en: "The last window reaches beyond the axis. It has to move back and end with it.",
    "zh-CN": "最后一个窗口超出了轴。它应后移并与轴末端对齐。",
  },
  uncovered: {
    en: "The last voxels are in no window.",
    "zh-CN": "最后的体素不在任何窗口中。",
  },
  twice: {
    en: "A place stands twice in the list.",
    "zh-CN": "列表中某个位置出现了两次。",
  },
  unweighted: {
    en: "All places count the same here: the weights are not used.",
    "zh-CN": "这里所有位置的权重相同：没有使用 weights。",
  },
  noDivision: {
    en: "Sums of weighted answers are not yet a mean: divide by the sum of the weights at each voxel.",
    "zh-CN": "加权和还不是平均值：应除以每个体素处的权重之和。",
  },
  last: {
    en: "The last window that saw a voxel wins here; the others are lost.",
    "zh-CN": "这里最后看到体素的窗口覆盖了其他窗口。",
  },
  oneOnly: {
    en: "That is the price along ONE axis. There are three.",
    "zh-CN": "这是一个轴上的代价。共有三个轴。",
  },
  grows: {
    en: "That grows without end only in the wrong direction: at o = 1/2 the work is 8 times as much, and it has no bound towards 1.",
    "zh-CN": "增长方式不对：o = 1/2 时工作量为 8 倍，且趋近 1 时没有上界。",
  },
} satisfies Record<string, Words>;

function startsTests(answer: Answers, rng: Rng): void {
  const judge = async (n: number, p: number, overlap: number) => {
    const [right] = windowStarts([n], {patch: [p], overlap});
    const step = Math.max(Math.floor(p * (1 - overlap)), 1);
    const beyond = right.map((_, k) => k * step);
    expectEqual(await answer.startsAlong(n, p, overlap), right, {
      hint: 2,
      mistakes: [
        {value: beyond, message: SAY.beyond},
        {value: beyond.filter((start) => start + p <= n), message: SAY.uncovered},
        {value: [...beyond.filter((start) => start + p <= n), n - p], message: SAY.twice},
      ].filter(({value}) => String(value) !== String(right)),
    });
  };
  it(title("10 voxels in windows of 4", "10 个体素，窗口为 4"), () => judge(10, 4, 0.5));
  it(title("a rest at the end", "末端有剩余"), () => judge(11, 4, 0.25));
  it(title("a window as long as the axis", "窗口与轴等长"), () => judge(6, 6, 0.5));
  it(title("drawn axes", "随机抽取的轴"), async () => {
    const draw = rng.fork("axes");
    for (let k = 0; k < 4; k++) await judge(40 + draw.int(60), 8 + draw.int(20), 0.6);
  });
}

function blendTests(answer: Answers): void {
  it(title("three windows on five voxels", "五个体素上的三个窗口"), async () => {
    const got = await answer.blendLine(
      [
        [4, 1, 4],
        [4, 1, 4],
        [4, 1, 4],
      ],
      [0, 1, 2],
      [1, 2, 1],
      5,
    );
    expectClose(got, [4, 2, 2.5, 2, 4], {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: [4, 2.5, 3, 2.5, 4], message: SAY.unweighted},
        {value: [4, 6, 10, 6, 4], message: SAY.noDivision},
        {value: [4, 4, 4, 1, 4], message: SAY.last},
      ],
    });
  });
  it(title("windows that agree stay as they are", "一致的窗口保持不变"), async () => {
    const seven = Array.from({length: 6}, () => 7);
    const got = await answer.blendLine([seven, seven], [0, 3], [1, 3, 5, 5, 3, 1], 9);
    expectClose(got, new Array(9).fill(7), {tolerance: 1e-9, hint: 3});
  });
}

const WRONG: Readonly<Record<string, Words>> = {
  sigma: {
    en: "The bell only says whose answer counts more. At the end of the scan all windows that see the voxel end there too.",
    "zh-CN": "钟形权重只决定谁的答案更重要。在扫描末端，看到该体素的窗口也都在那里结束。",
  },
  overlap: {
    en: "More overlap moves no window beyond the scan: whatever window sees its last voxel ends with it.",
    "zh-CN": "增大重叠不会使窗口超出扫描：看到最后体素的窗口也在那里结束。",
  },
  batch: {
    en: "Batches change speed, not answers.",
    "zh-CN": "分批只改变速度，不改变答案。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Values>): void {
  describe("windowCount", () => {
    it(title("the windows of your volume", "你的体数据的窗口数"), async () => {
      const {n, depth} = variant;
      const along = (size: number) => Math.ceil((size - 32) / 16) + 1;
      const short = (size: number) => Math.floor((size - 32) / 16) + 1;
      const apart = (size: number) => Math.ceil(size / 32);
      const right = along(n) ** 2 * along(depth);
      expectClose(await answer.number("windowCount"), right, {
        tolerance: 0.01,
        hint: 3,
        mistakes: [
          {value: short(n) ** 2 * short(depth), message: SAY.floor},
          {value: apart(n) ** 2 * apart(depth), message: SAY.apart},
          {value: 2 * along(n) + along(depth), message: SAY.oneAxis},
        ].filter(({value}) => value !== right),
      });
    });
  });
  describe("startsAlong", () => startsTests(answer, rng));
  describe("blendLine", () => blendTests(answer));
  describe("work", () => {
    it(title("the price of overlap", "重叠的代价"), async () => {
      expectExpression(await answer.expression("work"), "1/(1 - o)^3", {
        hint: 3,
        mistakes: [
          {expression: "1/(1 - o)", message: SAY.oneOnly},
          {expression: "(1 + o)^3", message: SAY.grows},
          {expression: "(1 - o)^3", message: SAY.grows},
        ],
      });
    });
  });
  describe("wrongAtEnds", () => {
    it(title("why the ends stay wrong", "为什么末端仍然错误"), async () => {
      expectChoice(await answer.choice("wrongAtEnds"), {
        right: "neighbours",
        wrong: WRONG,
        hint: 1,
      });
    });
  });
}
