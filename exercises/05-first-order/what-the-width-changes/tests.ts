import {type Answer, expectChoice, title, type Words} from "voxelbook-workbench/exercise";

const SHIFT: Readonly<Record<string, Words>> = {
  same: {
    en: "That is true of the values, not of bins whose edges stay where they are: voxels beside an edge change their bin, and the shares change with them.",
    "zh-CN": "这对取值成立，对边界不动的箱不成立：边界旁的体素换了箱，各箱的份额随之改变。",
  },
  width: {
    en: "A shift widens nothing: every voxel moves by the same amount.",
    "zh-CN": "平移不会使任何东西变宽：每个体素移动同样的量。",
  },
  bright: {
    en: "Entropy is made of the shares of the bins alone. How bright a bin is does not enter.",
    "zh-CN": "熵只由各箱的份额构成，箱有多亮不起作用。",
  },
};

const NUMBER: Readonly<Record<string, Words>> = {
  alike: {
    en: "With a fixed number of bins a level is a place between two extremes, not a number of HU.",
    "zh-CN": "固定箱数时，灰度级是两个极值之间的位置，而不是 HU 值。",
  },
  noise: {
    en: "10 HU are more than three levels where a level is 3 HU, and less than one where it is 13 HU.",
    "zh-CN": "一级为 3 HU 时，10 HU 超过三级；一级为 13 HU 时，还不到一级。",
  },
  metal: {
    en: "The range hangs on two voxels: metal takes the last bin for itself and all the others share the first ones.",
    "zh-CN": "范围由两个体素决定：金属独占最后一个箱，其余体素挤在最前面的箱里。",
  },
};

const HALVED: Readonly<Record<string, Words>> = {
  mean: {
    en: "The mean of the HU is taken from the values: no bin enters it.",
    "zh-CN": "HU 的平均值由取值计算，与箱无关。",
  },
  variance: {
    en: "The variance of the HU is taken from the values. Only the variance of the bin middles knows the width.",
    "zh-CN": "HU 的方差由取值计算。只有箱中心的方差才与宽度有关。",
  },
  size: {
    en: "Bins sort the voxels, they neither make nor lose any.",
    "zh-CN": "箱只是给体素分类，不会增加或丢失体素。",
  },
};

const LEFT_OUT: Readonly<Record<string, Words>> = {
  entropy: {
    en: "Something is left out: what happens to the shares when each bin is split in two?",
    "zh-CN": "有遗漏：每个箱一分为二时，份额会怎样？",
  },
  levels: {
    en: "Something is left out: how many bins of 20 HU fill 200 HU, and how many of 10 HU?",
    "zh-CN": "有遗漏：200 HU 需要多少个 20 HU 的箱，多少个 10 HU 的箱？",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answer): void {
  describe("afterShift", () => {
    it(title("what a shift does to binned values", "平移对分箱值的影响"), async () => {
      const got = await answer.choice("afterShift");
      expectChoice(got, {right: "either", wrong: SHIFT, hint: 1});
    });
  });
  describe("equalNumber", () => {
    it(title("what a level means", "灰度级的含义"), async () => {
      const got = await answer.choice("equalNumber");
      expectChoice(got, {right: "step", wrong: NUMBER, hint: 2});
    });
  });
  describe("changed", () => {
    it(title("what knows the width", "哪些与宽度有关"), async () => {
      const right = ["entropy", "levels"];
      const got = await answer.choice("changed");
      expectChoice(got, {right, wrong: HALVED, missing: LEFT_OUT, hint: 3});
    });
  });
}
