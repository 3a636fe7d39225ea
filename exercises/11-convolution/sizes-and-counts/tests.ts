import {type Answer, expectClose, type Rng, title, type Words} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  outputSize(
    size: number,
    kernel: number,
    stride: number,
    padding: number,
    dilation: number,
  ): number;
  samePadding(kernel: number, dilation: number): number;
  layerParameters(
    channels: number,
    filters: number,
    kernel: number[],
    groups: number,
    bias: boolean,
  ): number;
  stackSize(size: number, layers: number[][]): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  plusOne: {
    en: "The place where the window starts was not counted: add one after the division.",
    "zh-CN": "漏数了窗口的起始位置：除后还要加一。",
  },
  roundUp: {
    en: "The division was rounded up. A window that does not fit whole is not there: round down.",
    "zh-CN": "除法向上取整了。放不下的窗口不存在：应向下取整。",
  },
  oneSide: {
    en: "The padding was added on one side only; it is on both.",
    "zh-CN": "只在一侧加了填充；两侧都有。",
  },
  undilated: {
    en: "The dilation was left out: the kernel covers d (k − 1) + 1 pixels.",
    "zh-CN": "漏了空洞率：核覆盖 d (k − 1) + 1 个像素。",
  },
  stretched: {
    en: "The kernel was taken to cover d · k pixels; between k taps there are only k − 1 gaps.",
    "zh-CN": "把核当作覆盖 d · k 个像素；k 个抽头之间只有 k − 1 个间隔。",
  },
  nowhere: {
    en: "The kernel is larger than the padded axis: it fits nowhere, and there are 0 outputs.",
    "zh-CN": "核比填充后的轴还大：放不下，输出为 0。",
  },
  padUndilated: {
    en: "This keeps the size without dilation only.",
    "zh-CN": "这只在没有空洞时保持大小。",
  },
  padBoth: {
    en: "This is the padding of both sides together; half of it belongs on each.",
    "zh-CN": "这是两侧填充之和；每侧各一半。",
  },
  noBias: {
    en: "The biases were left out: one number for each filter.",
    "zh-CN": "漏了偏置：每个滤波器一个数。",
  },
  oneChannel: {
    en: "A filter has its own weights for each of the two channels.",
    "zh-CN": "滤波器对两个通道各有一套权重。",
  },
  biasPerChannel: {
    en: "A filter has one bias, not one for each channel.",
    "zh-CN": "每个滤波器只有一个偏置，不是每个通道一个。",
  },
  planar: {
    en: "The kernel has 3 · 3 · 3 = 27 taps.",
    "zh-CN": "核有 3 · 3 · 3 = 27 个抽头。",
  },
  groups: {
    en: "With groups a filter sees only the channels of its own group.",
    "zh-CN": "分组时滤波器只看到本组的通道。",
  },
  groupsTwice: {
    en: "Groups reduce the channels that a filter sees, not the number of filters.",
    "zh-CN": "分组减少的是滤波器所见的通道数，不是滤波器数。",
  },
  alwaysBias: {
    en: "This layer has no bias.",
    "zh-CN": "这一层没有偏置。",
  },
  sameInput: {
    en: "Each layer gets what the layer before has left, not the first size.",
    "zh-CN": "每一层的输入是上一层剩下的大小，而不是最初的大小。",
  },
  revived: {
    en: "A layer had no output, and the next one made some from its padding. Nothing is left after 0.",
    "zh-CN": "某层没有输出，下一层却由填充生出输出。0 之后不再有任何输出。",
  },
} satisfies Record<string, Words>;

/** Counts the windows one by one. */
function counted(size: number, [kernel, stride, padding, dilation]: readonly number[]): number {
  let windows = 0;
  for (let at = -padding; at + dilation * (kernel - 1) < size + padding; at += stride) windows++;
  return windows;
}

const LAYERS: readonly (readonly [
  string,
  string,
  readonly number[],
  readonly [number, Words][],
])[] = [
  [
    "six pixels, a kernel of three, stride 2",
    "六个像素，核为三，步长 2",
    [6, 3, 2, 0, 1],
    [
      [1, SAY.plusOne],
      [3, SAY.roundUp],
    ],
  ],
  [
    "512 voxels, a kernel of 7, stride 2, padding 3",
    "512 体素，核 7，步长 2，填充 3",
    [512, 7, 2, 3, 1],
    [
      [255, SAY.plusOne],
      [257, SAY.roundUp],
    ],
  ],
  ["padding on both sides", "两侧填充", [19, 3, 1, 2, 1], [[19, SAY.oneSide]]],
  [
    "a dilated kernel",
    "空洞卷积核",
    [20, 5, 1, 0, 3],
    [
      [16, SAY.undilated],
      [6, SAY.stretched],
    ],
  ],
  ["a kernel larger than the axis", "核大于轴长", [4, 3, 1, 0, 2], [[2, SAY.undilated]]],
];

function sizeTests(answer: Answers): void {
  for (const [en, zh, [size, kernel, stride, padding, dilation], mistakes] of LAYERS) {
    it(title(en, zh), async () => {
      const wanted = counted(size, [kernel, stride, padding, dilation]);
      expectClose(await answer.outputSize(size, kernel, stride, padding, dilation), wanted, {
        tolerance: 0,
        hint: wanted === 0 ? 3 : 2,
        mistakes: mistakes.map(([value, message]) => ({value, message})),
        ...(wanted === 0 ? {message: SAY.nowhere} : {}),
      });
    });
  }
}

function countTests(answer: Answers): void {
  it(title("a bottleneck without bias", "无偏置的瓶颈层"), async () => {
    expectClose(await answer.layerParameters(64, 16, [1, 1, 1], 1, false), 1024, {
      tolerance: 0,
      hint: 2,
      mistakes: [{value: 1040, message: SAY.alwaysBias}],
    });
  });
  it(title("one kernel for each channel", "每个通道一个核"), async () => {
    expectClose(await answer.layerParameters(32, 32, [3, 3, 3], 32, true), 896, {
      tolerance: 0,
      hint: 2,
      mistakes: [
        {value: 32 * (32 * 27 + 1), message: SAY.groups},
        {value: 28, message: SAY.groupsTwice},
        {value: 864, message: SAY.noBias},
      ],
    });
  });
  it(title("a flat kernel for thick slices", "厚层用的扁平核"), async () => {
    expectClose(await answer.layerParameters(2, 8, [1, 3, 3], 1, true), 152, {
      tolerance: 0,
      hint: 2,
      mistakes: [{value: 144, message: SAY.noBias}],
    });
  });
}

function stackTests(answer: Answers): void {
  it(title("two layers of 3 without padding", "两层无填充的 3 核"), async () => {
    const layers = [
      [3, 1, 0, 1],
      [3, 1, 0, 1],
    ];
    expectClose(await answer.stackSize(572, layers), 568, {
      tolerance: 0,
      hint: 3,
      mistakes: [{value: 570, message: SAY.sameInput}],
    });
  });
  it(title("nothing is left", "什么也不剩"), async () => {
    const layers = [
      [5, 2, 0, 1],
      [3, 1, 0, 1],
      [3, 1, 2, 1],
    ];
    expectClose(await answer.stackSize(7, layers), 0, {
      tolerance: 0,
      hint: 3,
      message: SAY.revived,
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("outputSize", () => sizeTests(answer));
  describe("samePadding", () => {
    it(title("a kernel of 3", "核为 3"), async () => {
      expectClose(await answer.samePadding(3, 1), 1, {
        tolerance: 0,
        hint: 3,
        mistakes: [{value: 2, message: SAY.padBoth}],
      });
    });
    it(title("a kernel of 5, dilated by 3", "核为 5，空洞率 3"), async () => {
      expectClose(await answer.samePadding(5, 3), 6, {
        tolerance: 0,
        hint: 3,
        mistakes: [
          {value: 2, message: SAY.padUndilated},
          {value: 12, message: SAY.padBoth},
        ],
      });
    });
  });
  describe("firstLayer", () => {
    it(title("two channels, 32 filters", "两个通道，32 个滤波器"), async () => {
      expectClose(await answer.number("firstLayer"), 1760, {
        tolerance: 0,
        hint: 3,
        mistakes: [
          {value: 1728, message: SAY.noBias},
          {value: 896, message: SAY.oneChannel},
          {value: 1792, message: SAY.biasPerChannel},
          {value: 608, message: SAY.planar},
        ],
      });
    });
  });
  describe("layerParameters", () => countTests(answer));
  describe("stackSize", () => stackTests(answer));
}
