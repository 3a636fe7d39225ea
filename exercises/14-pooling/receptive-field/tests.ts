import {receptiveField} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{field(layers: number[][]): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  kernel: {
    en: "Each layer adds the whole kernel. Two neighbouring windows share all but one step: it adds kernel − 1.",
    "zh-CN": "每层加上了整个卷积核。相邻窗口只相差一步：应加 kernel − 1。",
  },
  noJump: {
    en: "Every layer adds steps of one pixel. After a stride the steps are longer: multiply by the jump.",
    "zh-CN": "每层都按一个像素的步长增加。有步幅之后步长变大：要乘以 jump。",
  },
  early: {
    en: "The jump grew before the layer's own step was added. A layer reads the grid in front of it.",
    "zh-CN": "在加上本层之前就增大了 jump。每层读取的是它前面的网格。",
  },
  dilation: {
    en: "The dilation is missing: taps that lie d apart reach d times as far.",
    "zh-CN": "缺少膨胀：间隔为 d 的抽头能到达 d 倍远。",
  },
  fromZero: {
    en: "An output without any layer sees one pixel. Start from 1.",
    "zh-CN": "没有任何层时输出看到一个像素。从 1 开始。",
  },
  twoEach: {
    en: "This has two convolutions on each level. Here there are three.",
    "zh-CN": "这是每层两个卷积。这里是三个。",
  },
  noPools: {
    en: "The poolings' own step is missing: a window of 2 adds one step of its grid.",
    "zh-CN": "缺少池化自身的一步：大小为 2 的窗口会增加其网格的一步。",
  },
  level: {
    en: "This is one level too many or too few. With d poolings there are d + 1 levels.",
    "zh-CN": "多了或少了一级。有 d 次池化就有 d + 1 级。",
  },
  linear: {
    en: "This is the field without pooling.",
    "zh-CN": "这是没有池化时的感受野。",
  },
  inPlane: {
    en: "This is the extent within a slice. Along z a voxel measures 3.27 mm.",
    "zh-CN": "这是层面内的范围。沿 z 方向体素为 3.27 mm。",
  },
  centres: {
    en: "This goes from the centre of the first voxel to that of the last. Voxels count with their full width.",
    "zh-CN": "这是从第一个体素中心到最后一个体素中心。体素要按整个宽度计算。",
  },
} satisfies Record<string, Words>;

/** The field with one mistake in it. */
function slipped(
  layers: readonly (readonly number[])[],
  slip: "kernel" | "noJump" | "early" | "dilation",
): number[] {
  let [size, jump] = [1, 1];
  for (const [kernel, stride, dilation] of layers) {
    if (slip === "early") jump *= stride;
    const taps = slip === "kernel" ? kernel : kernel - 1;
    size += taps * (slip === "dilation" ? 1 : dilation) * (slip === "noJump" ? 1 : jump);
    if (slip !== "early") jump *= stride;
  }
  return [size, jump];
}

function fieldTests(answer: Answers, rng: Rng): void {
  const judge = async (layers: number[][]) => {
    const fields = receptiveField(
      layers.map(([kernel, stride, dilation]) => ({kernel, stride, dilation})),
    );
    const {size, jump} = fields[fields.length - 1];
    const slips = ["kernel", "noJump", "early", "dilation"] as const;
    expectClose(await answer.field(layers), [size, jump], {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        ...slips.map((slip) => ({value: slipped(layers, slip), message: SAY[slip]})),
        {value: [size - 1, jump], message: SAY.fromZero},
      ].filter(({value}) => String(value) !== String([size, jump])),
    });
  };
  it(title("three convolutions in a row", "连续三个卷积"), () =>
    judge([
      [3, 1, 1],
      [3, 1, 1],
      [3, 1, 1],
    ]),
  );
  it(title("a pooling in between", "中间有一次池化"), () =>
    judge([
      [3, 1, 1],
      [2, 2, 1],
      [3, 1, 1],
    ]),
  );
  it(title("dilated convolutions", "膨胀卷积"), () =>
    judge([
      [3, 1, 1],
      [3, 1, 2],
      [3, 1, 4],
    ]),
  );
  it(title("the beginning of a ResNet", "ResNet 的开头"), () =>
    judge([
      [7, 2, 1],
      [3, 2, 1],
      [3, 1, 1],
      [3, 1, 1],
    ]),
  );
  it(title("longer chains", "更长的链"), async () => {
    const draw = rng.fork("chains");
    const layer = () => [2 + draw.int(4), 1 + draw.int(2), 1 + draw.int(3)];
    for (let i = 0; i < 4; i++) await judge(Array.from({length: 3 + i}, layer));
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("field", () => fieldTests(answer, rng));
  describe("bottomField", () => {
    it(title("four levels of three convolutions", "四级，每级三个卷积"), async () => {
      expectClose(await answer.number("bottomField"), 98, {
        tolerance: 0.5,
        hint: 3,
        mistakes: [
          {value: 68, message: SAY.twoEach},
          {value: 91, message: SAY.noPools},
          {value: 25, message: SAY.linear},
          {value: 202, message: SAY.level},
          {value: 46, message: SAY.level},
          {value: 97, message: SAY.fromZero},
        ],
      });
    });
  });
  describe("fieldOfDepth", () => {
    it(title("the classical encoder of any depth", "任意深度的经典编码器"), async () => {
      expectExpression(await answer.expression("fieldOfDepth"), "9*2^d - 4", {
        hint: 3,
        mistakes: [
          {expression: "8*2^d - 3", message: SAY.noPools},
          {expression: "18*2^d - 4", message: SAY.level},
          {expression: "4.5*2^d - 4", message: SAY.level},
          {expression: "5*2^d - 4", message: SAY.level},
          {expression: "10*2^d - 5", message: SAY.level},
          {expression: "4*d + 5", message: SAY.linear},
          {expression: "9*2^d - 5", message: SAY.fromZero},
        ],
      });
    });
  });
  describe("alongZ", () => {
    it(title("the reach along z", "沿 z 方向的范围"), async () => {
      expectClose(await answer.number("alongZ"), 14 * 3.27, {
        tolerance: 0.06,
        unit: "mm",
        hint: 3,
        mistakes: [
          {value: 14 * 0.98, message: SAY.inPlane},
          {value: 13 * 3.27, message: SAY.centres},
          {value: 13 * 0.98, message: SAY.inPlane},
          {value: 9 * 3.27, message: SAY.linear},
          {value: 6 * 3.27, message: SAY.level},
        ],
      });
    });
  });
}
