import {createMask} from "voxelbook/image";
import {surfaceDistances} from "voxelbook/segment";
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
  diceOf(a: number[], b: number[]): number;
  hd95(aToB: number[], bToA: number[], pooled: boolean): number;
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  iou: {
    en: "This is the intersection over the union, the Jaccard index. Dice counts the intersection twice, over the sum of both sizes.",
    "zh-CN": "这是交并比(Jaccard 指数)。Dice 是交集的两倍除以两者大小之和。",
  },
  accuracy: {
    en: "This counts the background, too. Dice ignores what neither mask marks.",
    "zh-CN": "这把背景也计算在内。Dice 不考虑两个掩膜都没有标记的部分。",
  },
  rules: {
    en: "This is the other rule: pooled puts both directions into one list before the percentile is taken.",
    "zh-CN": "这是另一种规则:合并规则先把两个方向放入同一个列表,再取百分位数。",
  },
  maximum: {
    en: "This is the largest distance, the Hausdorff distance itself. The 95th percentile forgives the worst twentieth.",
    "zh-CN": "这是最大距离,即 Hausdorff 距离本身。第 95 百分位数会忽略最差的二十分之一。",
  },
  text: {
    en: "sort() without a comparison sorts numbers as text, and 10 comes before 9.",
    "zh-CN": "sort() 若不给比较函数,会把数字当文本排序,10 会排在 9 之前。",
  },
} satisfies Record<string, Words>;

/** A disk of radius 4 on 16 × 16 voxels. */
function disk(cx: number): number[] {
  return Array.from({length: 256}, (_, i) =>
    ((i % 16) - cx) ** 2 + (Math.floor(i / 16) - 7) ** 2 <= 16 ? 1 : 0,
  );
}

/** Surface distances of the two disks. */
function diskDistances(): {aToB: number[]; bToA: number[]} {
  const [a, b] = [7, 9].map((cx) =>
    createMask(Uint8Array.from(disk(cx)), {shape: [16, 16, 1], spacing: [1, 1, 1]}),
  );
  const {aToB, bToA} = surfaceDistances(a, b);
  return {aToB: Array.from(aToB), bToA: Array.from(bToA)};
}

function overlapTests(answer: Answers): void {
  it(title("the shifted disk has 0.6735", "平移的圆盘为 0.6735"), async () => {
    expectClose(await answer.diceOf(disk(7), disk(9)), 33 / 49, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: 33 / 65, message: SAY.iou},
        {value: 224 / 256, message: SAY.accuracy},
      ],
    });
  });
  it(title("strangers have 0, twins 1", "毫无交集为 0,完全相同为 1"), async () => {
    expectClose(await answer.diceOf([1, 1, 0, 0], [0, 0, 1, 1]), 0, {tolerance: 1e-12, hint: 2});
    expectClose(await answer.diceOf([1, 0, 1, 0, 0], [1, 0, 1, 0, 0]), 1, {
      tolerance: 1e-12,
      hint: 2,
      mistakes: [{value: 0.5, message: SAY.iou}],
    });
  });
  it(title("two empty masks are nothing to compare", "两个空掩膜无从比较"), async () => {
    const got = await answer.diceOf([0, 0, 0], [0, 0, 0]);
    expectTrue(
      Number.isNaN(got),
      {
        en: "Two empty masks give 0/0. The task asks for NaN, so that nobody takes it for agreement.",
        "zh-CN": "两个空掩膜得到 0/0。题目要求返回 NaN,以免被当作一致。",
      },
      {hint: 1},
    );
  });
}

function percentileTests(answer: Answers): void {
  it(
    title("the shifted disk has 2 mm by both rules", "平移的圆盘按两种规则都是 2 mm"),
    async () => {
      const {aToB, bToA} = diskDistances();
      for (const pooled of [true, false]) {
        expectClose(await answer.hd95(aToB, bToA, pooled), 2, {
          tolerance: 1e-9,
          unit: "mm",
          hint: 2,
        });
      }
    },
  );
  it(title("the rules part when one surface is worse", "一个表面更差时两种规则不同"), async () => {
    // Places 18.05 of 20 values and 2.85 of 4.
    const [bad, good] = [[0, 0, 0, 4], new Array<number>(16).fill(0)];
    expectClose(await answer.hd95(bad, good, true), 0.2, {
      tolerance: 1e-9,
      unit: "mm",
      hint: 3,
      mistakes: [
        {value: 3.4, message: SAY.rules},
        {value: 4, message: SAY.maximum},
      ],
    });
    expectClose(await answer.hd95(bad, good, false), 3.4, {
      tolerance: 1e-9,
      unit: "mm",
      hint: 3,
      mistakes: [
        {value: 0.2, message: SAY.rules},
        {value: 4, message: SAY.maximum},
      ],
    });
  });
  it(title("numbers are sorted as numbers", "数字按数值排序"), async () => {
    const list = [10, 9, 8, 1, 2];
    expectClose(await answer.hd95(list, list, false), 9.8, {
      tolerance: 1e-9,
      unit: "mm",
      hint: 3,
      mistakes: [
        {value: 8.8, message: SAY.text},
        {value: 10, message: SAY.maximum},
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("diceOf", () => overlapTests(answer));
  describe("hd95", () => percentileTests(answer));
  describe("strayVoxels", () => {
    it(title("the first number that is noticed", "最先被察觉的数目"), async () => {
      expectClose(await answer.number("strayVoxels"), 3, {
        tolerance: 1e-9,
        hint: 2,
        mistakes: [
          {
            value: 2,
            message: {
              en: "This is the number for the larger of the two directed percentiles. Pooled, the zeros of both masks count.",
              "zh-CN": "这是两个有向百分位数取较大者时的数目。合并时,两个掩膜的零都要计入。",
            },
          },
          {
            value: 1,
            message: {
              en: "One stray voxel is noticed by the Hausdorff distance, not by its 95th percentile.",
              "zh-CN": "一个离散体素会被 Hausdorff 距离察觉,但不会被第 95 百分位数察觉。",
            },
          },
        ],
      });
    });
  });
  describe("squareDice", () => {
    it(title("the formula for two squares", "两个正方形的公式"), async () => {
      expectExpression(await answer.expression("squareDice"), "(n - d)/n", {
        hint: 3,
        mistakes: [
          {expression: "(n - d)/(n + d)", message: SAY.iou},
          {
            expression: "(n - d)^2/n^2",
            message: {
              en: "This is a move along both axes. Along a row alone, all n rows stay.",
              "zh-CN": "这是沿两个轴移动的结果。只沿行移动时,n 行都保留。",
            },
          },
        ],
      });
    });
  });
}
