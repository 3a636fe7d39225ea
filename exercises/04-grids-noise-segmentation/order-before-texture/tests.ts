import {
  type Answer,
  type Before,
  expectChoice,
  expectOrder,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

/** What each constraint is for, in the learner's words. */
const SAY = {
  hounsfield: {
    en: "The limits −150 and 250 are HU: the stored values must be rescaled before voxels are taken out by them.",
    "zh-CN": "−150 与 250 是 HU：先把存储值换算成 HU，才能据此去掉体素。",
  },
  grid: {
    en: "Voxels are taken out of the region that is measured, and that lies on the final grid: resample image and outline first.",
    "zh-CN": "要从被测量的区域去掉体素，而它位于最终网格上：先重采样图像与轮廓。",
  },
  levels: {
    en: "Levels are names, not amounts: interpolating them makes levels that no voxel had. Resample before you discretise.",
    "zh-CN": "灰度级是名称，不是数量：对它插值会产生任何体素都没有的级。先重采样，再离散化。",
  },
  range: {
    en: "The bins lie between the smallest and the largest value of the region: one voxel of metal stretches all of them. Take it out before you discretise.",
    "zh-CN": "箱位于区域的最小值与最大值之间：一个金属体素会把所有箱拉宽。先去掉它，再离散化。",
  },
  count: {
    en: "The matrix counts levels, so they must be made first.",
    "zh-CN": "矩阵统计的是灰度级，必须先产生灰度级。",
  },
} satisfies Record<string, Words>;

const GRID: readonly Before[] = [
  ["resample", "discretise", SAY.levels],
  ["resample", "resegment", SAY.grid],
  ["mask", "resegment", SAY.grid],
];

const REGION: readonly Before[] = [
  ["discretise", "texture", SAY.count],
  ["rescale", "resegment", SAY.hounsfield],
  ["resegment", "discretise", SAY.range],
];

/** Public tests of the exercise. */
export function tests(answer: Answer): void {
  describe("steps", () => {
    it(title("values are interpolated, names are not", "插值的是数值，不是名称"), async () => {
      expectOrder(await answer.order("steps"), {before: GRID, hint: 2});
    });
    it(
      title("the region is clean before its levels are made", "先清理区域，再产生灰度级"),
      async () => {
        expectOrder(await answer.order("steps"), {before: REGION, hint: 3});
      },
    );
  });
  describe("freePair", () => {
    it(title("the pair that commutes", "可交换的一对"), async () => {
      expectChoice(await answer.choice("freePair"), {
        right: "rescale-resample",
        wrong: {
          "resample-discretise": {
            en: "Between level 3 and level 9 interpolation would put level 6, which stands for values that are not there.",
            "zh-CN": "在第 3 级与第 9 级之间，插值会放入第 6 级，而它代表的取值并不存在。",
          },
          "resegment-discretise": {
            en: "Taking voxels out changes the smallest and the largest value, and with them every bin.",
            "zh-CN": "去掉体素会改变最小值和最大值，从而改变每一个箱。",
          },
          "rescale-resegment": {
            en: "A limit in HU, applied to stored values, takes out other voxels.",
            "zh-CN": "把 HU 的界限用在存储值上，去掉的是另一些体素。",
          },
        },
        hint: 1,
      });
    });
  });
}
