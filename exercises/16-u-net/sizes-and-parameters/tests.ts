import {countParameters, unet, validUnetSizes} from "voxelbook/nn";
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
  unetParameters(inChannels: number, classes: number, base: number, depth: number): number;
  outputSize(size: number, depth: number): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  bias: {
    en: "The biases are missing: one for each channel that a convolution makes.",
    "zh-CN": "缺少偏置：卷积的每个输出通道有一个。",
  },
  add: {
    en: "The first convolution of a decoder sees both maps, so twice as many channels.",
    "zh-CN": "解码器的第一个卷积看到两张特征图，因此输入通道数加倍。",
  },
  head: {
    en: "The last convolution, of 1 × 1, is missing.",
    "zh-CN": "缺少最后的 1 × 1 卷积。",
  },
  padded: {
    en: "That is the size with padding. Here each convolution takes a pixel off either side.",
    "zh-CN": "这是有填充时的尺寸。这里每个卷积两侧各减一个像素。",
  },
  odd: {
    en: "A pooling would meet an odd size here, so the image does not fit: return 0.",
    "zh-CN": "这里池化会遇到奇数尺寸，图像不合适：应返回 0。",
  },
  encoder: {
    en: "Only the way down was counted. The decoder's convolutions have no padding either.",
    "zh-CN": "只计算了下行路径。解码器的卷积同样没有填充。",
  },
  levels: {
    en: "A pixel of level l is 2^l pixels of the image; the borders were added without that.",
    "zh-CN": "第 l 层的一个像素等于图像的 2^l 个像素；求和时没有考虑。",
  },
} satisfies Record<string, Words>;

/** Counts with a slip: no biases, no last layer, or a sum in place of a concatenation. */
function counted(
  [inChannels, classes, base, depth]: readonly number[],
  slip: "none" | "bias" | "add" | "head",
): number {
  const b = slip === "bias" ? 0 : 1;
  const pair = (first: number, c: number): number => (9 * first + b) * c + (9 * c + b) * c;
  let total = pair(inChannels, base);
  for (let level = 1; level <= depth; level++) {
    const c = base * 2 ** level;
    total += pair(c / 2, c) + ((4 * c + b) * c) / 2 + pair(slip === "add" ? c / 2 : c, c / 2);
  }
  return slip === "head" ? total : total + (base + b) * classes;
}

function parameterTests(answer: Answers): void {
  const judge = async (inChannels: number, classes: number, base: number, depth: number) => {
    const net = unet({dims: 2, inChannels, classes, base, depth, padding: "valid"});
    const asked = [inChannels, classes, base, depth];
    expectClose(
      await answer.unetParameters(inChannels, classes, base, depth),
      countParameters(net).trainable,
      {
        tolerance: 0,
        hint: 3,
        mistakes: (["bias", "add", "head"] as const).map((slip) => ({
          value: counted(asked, slip),
          message: SAY[slip],
        })),
      },
    );
  };
  it(title("one pooling, four channels", "一次池化，四个通道"), () => judge(1, 2, 4, 1));
  it(title("the net of 2015", "2015 年的网络"), () => judge(1, 2, 64, 4));
  it(title("four sequences of MR, three classes", "四个磁共振序列，三个类别"), () =>
    judge(4, 3, 32, 3),
  );
}

function sizeTests(answer: Answers): void {
  const judge = async (size: number, depth: number, wanted: number) => {
    expectClose(await answer.outputSize(size, depth), wanted, {
      tolerance: 0,
      unit: "pixels",
      hint: 2,
      mistakes: [
        {value: size, message: SAY.padded},
        {value: size - 8 * 2 ** depth + 4, message: SAY.encoder},
      ],
    });
  };
  it(title("572 pixels, four poolings", "572 像素，四次池化"), () => judge(572, 4, 388));
  it(title("all sizes that fit three poolings", "三次池化的所有可用尺寸"), async () => {
    for (const [size, wanted] of validUnetSizes(3, {count: 6})) await judge(size, 3, wanted);
  });
  it(title("a size that a pooling cannot halve", "池化无法减半的尺寸"), async () => {
    expectTrue((await answer.outputSize(573, 4)) === 0, SAY.odd, {hint: 1});
    expectTrue((await answer.outputSize(574, 4)) === 0, SAY.odd, {hint: 1});
  });
  it(title("an image of which nothing is left", "完全被裁掉的图像"), () => judge(60, 4, 0));
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("unetParameters", () => parameterTests(answer));
  describe("outputSize", () => sizeTests(answer));
  describe("pixelsLost", () => {
    it(
      title("184 pixels for four poolings, and all others", "四次池化损失 184 像素，其他同理"),
      async () => {
        expectExpression(await answer.expression("pixelsLost"), "12*2^L - 8", {
          hint: 3,
          mistakes: [
            {expression: "8*2^L - 4", message: SAY.encoder},
            {expression: "8*L + 4", message: SAY.levels},
          ],
        });
      },
    );
  });
}
