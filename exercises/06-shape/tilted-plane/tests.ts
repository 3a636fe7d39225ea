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
  faceArea(mask: number[], shape: number[], spacing: number[]): number;
  worstNormal(): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  spacing: {
    en: "This counts faces. A face has an area: the product of the two sides of the voxel that span it.",
    "zh-CN": "这是面的个数。每个面都有面积:等于张成它的两条体素边长之积。",
  },
  swapped: {
    en: "A face across x is spanned by dy and dz, not by dx.",
    "zh-CN": "垂直于 x 的面由 dy 和 dz 张成,与 dx 无关。",
  },
  border: {
    en: "The faces on the border of the grid are missing. Beyond the grid there is no region.",
    "zh-CN": "缺少网格边界上的面。网格之外没有区域。",
  },
  inner: {
    en: "Faces between two voxels of the region are inside it. They are no surface.",
    "zh-CN": "区域内两个体素之间的面在内部,不是表面。",
  },
  longer: {
    en: "This would be without bound for a plane along an axis, where the faces are exact.",
    "zh-CN": "对与坐标轴平行的平面,它会无限增大,而那里的面是精确的。",
  },
  largest: {
    en: "This counts the steps of one direction only. The risers of the staircase are surface too.",
    "zh-CN": "这只数了一个方向的台阶。台阶的竖面也是表面。",
  },
  everywhere: {
    en: "Bottom and lid stay along the grid when the box is turned. Only the four sides become staircases.",
    "zh-CN": "转动时底和盖仍与网格平行。只有四个侧面变成台阶。",
  },
  gone: {
    en: "With finer voxels the steps become smaller, and more numerous in the same measure. The ratio does not tend to 1.",
    "zh-CN": "体素变细时台阶变小,但数量同比增多。比值并不趋于 1。",
  },
  flat: {
    en: "This is the circle's number, 4/π. A ball has three components of the normal, not two.",
    "zh-CN": "这是圆的值 4/π。球的法向量有三个分量,而不是两个。",
  },
  worst: {
    en: "This is the ratio in the worst direction. A ball has all directions: take the mean.",
    "zh-CN": "这是最差方向上的比值。球包含所有方向:请取平均。",
  },
  unit: {
    en: "A normal has length 1.",
    "zh-CN": "法向量的长度为 1。",
  },
  diagonal: {
    en: "The factor is not the largest there. All three kinds of faces can be made to count.",
    "zh-CN": "在那里因子不是最大。可以让三种面都起作用。",
  },
} satisfies Record<string, Words>;

const BOX = "(2*a*b + 2*c*(a + b)*(cos(t) + sin(t)))/(2*a*b + 2*c*(a + b))";

function faceTests(answer: Answers): void {
  it(title("one voxel of 1 × 2 × 4 mm: 28 mm²", "一个 1 × 2 × 4 mm 的体素:28 mm²"), async () => {
    const mask = Array.from({length: 27}, (_, i) => (i === 13 ? 1 : 0));
    expectClose(await answer.faceArea(mask, [3, 3, 3], [1, 2, 4]), 28, {
      tolerance: 1e-9,
      unit: "mm²",
      hint: 1,
      mistakes: [
        {value: 6, message: SAY.spacing},
        {value: 14, message: SAY.swapped},
      ],
    });
  });
  it(title("two voxels that fill the grid: 10 mm²", "充满网格的两个体素:10 mm²"), async () => {
    expectClose(await answer.faceArea([1, 1], [2, 1, 1], [1, 1, 1]), 10, {
      tolerance: 1e-9,
      unit: "mm²",
      hint: 1,
      mistakes: [
        {value: 0, message: SAY.border},
        {value: 12, message: SAY.inner},
      ],
    });
  });
}

function worstTests(answer: Answers): void {
  it(title("a unit normal", "单位法向量"), async () => {
    const n = await answer.worstNormal();
    expectTrue(n.length === 3 && Math.abs(Math.hypot(...n) - 1) < 1e-6, SAY.unit, {hint: 2});
  });
  it(title("no other direction is worse", "没有更差的方向", {weight: 2}), async () => {
    const n = await answer.worstNormal();
    const factor = n.reduce((sum, value) => sum + Math.abs(value), 0);
    expectTrue(factor > Math.sqrt(3) - 1e-6, SAY.diagonal, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("faceArea", () => faceTests(answer));
  describe("staircase", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("staircase"), "cos(t) + sin(t)", {
        hint: 2,
        mistakes: [
          {expression: "1/cos(t)", message: SAY.longer},
          {expression: "max(cos(t), sin(t))", message: SAY.largest},
          {expression: "cos(t)", message: SAY.largest},
          {expression: "1 + 0*t", message: SAY.gone},
        ],
      });
    });
  });
  describe("turnedBox", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("turnedBox"), BOX, {
        hint: 3,
        mistakes: [{expression: "cos(t) + sin(t)", message: SAY.everywhere}],
      });
    });
  });
  describe("worstNormal", () => worstTests(answer));
  describe("ballLimit", () => {
    it(title("what the colleague gets", "这位同事会得到什么"), async () => {
      expectClose(await answer.number("ballLimit"), 1.5, {
        tolerance: 1e-3,
        hint: 3,
        mistakes: [
          {value: 1, message: SAY.gone},
          {value: 4 / Math.PI, message: SAY.flat},
          {value: Math.sqrt(3), message: SAY.worst},
        ],
      });
    });
  });
}
