import {
  type Answer,
  type Before,
  expectClose,
  expectExpression,
  expectOrder,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{overlapShare(image: number[][], reference: number[][]): number}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  first: {
    en: "Each of the networks has ONE channel at its input: its first layer is smaller than that of early fusion.",
    "zh-CN": "每个网络的输入只有一个通道：它的第一层比早期融合的小。",
  },
  taken: {
    en: "Take away the weights of the other M − 1 channels, not of all M.",
    "zh-CN": "去掉其他 M − 1 个通道的权重，而不是全部 M 个。",
  },
  one: {
    en: "That is one of the networks; late fusion has M of them.",
    "zh-CN": "这是其中一个网络；晚期融合有 M 个。",
  },
  whole: {
    en: "That is the whole convolution behind the concatenation. Take away what it costs behind the sum.",
    "zh-CN": "这是拼接后整个卷积的权重。请减去求和后卷积的权重。",
  },
  plane: {
    en: "A kernel of 3 × 3 × 3 has 27 weights, not 9.",
    "zh-CN": "3 × 3 × 3 的核有 27 个权重，而不是 9 个。",
  },
  apart: {
    en: "Boxes that lie nowhere together share nothing: two negative lengths must not multiply to something positive.",
    "zh-CN": "没有公共部分的盒子重叠为 0：两个负长度不能相乘成正数。",
  },
  other: {
    en: "That is the share of the IMAGE's box. The reference's volume belongs below the line.",
    "zh-CN": "这是占图像盒子的份额。分母应是参考盒子的体积。",
  },
  union: {
    en: "That is the overlap over the union. The reference's volume alone belongs below the line.",
    "zh-CN": "这是交并比。分母只应是参考盒子的体积。",
  },
  read: {
    en: "Nothing can be done to images that have not been read.",
    "zh-CN": "没有读入的图像无法处理。",
  },
  moved: {
    en: "The grid is filled from positions: where the patient has moved, they must be put right first.",
    "zh-CN": "网格按位置填充：病人移动过时，必须先校正位置。",
  },
  grid: {
    en: "Channels of one voxel must show one piece of the body: align before you join.",
    "zh-CN": "同一体素的各通道必须显示同一处：先对齐，再拼接。",
  },
  patch: {
    en: "Which part all images reach is known on the common grid only, and one patch is cut from all of them at once.",
    "zh-CN": "只有在公共网格上才知道所有图像都覆盖的部分，并且一次从所有图像中取块。",
  },
} satisfies Record<string, Words>;

type Box = number[][];

const lengthOf = (a: number[], b: number[]) => Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
const volumeOf = (box: Box) => box.reduce((product, [from, to]) => product * (to - from), 1);

/** Share of the reference that the image reaches. */
export function shareOf(image: Box, reference: Box): number {
  const sides = reference.map((side, axis) => Math.max(0, lengthOf(side, image[axis])));
  return sides.reduce((a, b) => a * b, 1) / volumeOf(reference);
}

/** Judges a share; the mistakes give other numbers than the right one for these boxes. */
function judgeShare(got: number, image: Box, reference: Box): void {
  const right = shareOf(image, reference);
  const shared = right * volumeOf(reference);
  const signed = reference.reduce(
    (product, side, axis) => product * lengthOf(side, image[axis]),
    1,
  );
  const union = volumeOf(image) + volumeOf(reference) - shared;
  const mistakes = [
    {value: signed / volumeOf(reference), message: SAY.apart},
    {value: shared / volumeOf(image), message: SAY.other},
    {value: shared / union, message: SAY.union},
  ].filter(({value}) => Math.abs(value - right) > 1e-6);
  expectClose(got, right, {tolerance: 1e-9, hint: 3, mistakes});
}

const ORDER: readonly Before[] = [
  ["read", "register", SAY.read],
  ["register", "align", SAY.moved],
  ["align", "join", SAY.grid],
];

function countTests(answer: Answers): void {
  describe("late", () => {
    it(title("M networks of one channel", "M 个单通道网络"), async () => {
      expectExpression(await answer.expression("late"), "M*(E - 27*(M - 1)*C)", {
        hint: 3,
        mistakes: [
          {expression: "M*E", message: SAY.first},
          {expression: "M*(E - 27*M*C)", message: SAY.taken},
          {expression: "E - 27*(M - 1)*C", message: SAY.one},
          {expression: "M*(E - 9*(M - 1)*C)", message: SAY.plane},
        ],
      });
    });
  });
  describe("joined", () => {
    it(title("the price of keeping three maps apart", "分开保留三张图的代价"), async () => {
      expectClose(await answer.number("joined"), 55296, {
        tolerance: 0,
        hint: 3,
        mistakes: [
          {value: 27 * 96 * 32, message: SAY.whole},
          {value: 9 * 32 * 64, message: SAY.plane},
        ],
      });
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  countTests(answer);
  describe("overlapShare", () => {
    const reference = [
      [0, 100],
      [0, 50],
      [0, 20],
    ];
    it(title("an image that reaches a quarter", "覆盖四分之一的图像"), async () => {
      const image = [
        [50, 150],
        [-10, 25],
        [-5, 40],
      ];
      judgeShare(await answer.overlapShare(image, reference), image, reference);
    });
    it(title("two patients, nowhere together", "两位病人，没有公共部分"), async () => {
      const image = [
        [-216, -141],
        [-44, -30],
        [-5, 10],
      ];
      judgeShare(await answer.overlapShare(image, reference), image, reference);
    });
    it(title("drawn boxes", "随机的盒子"), async () => {
      const draw = rng.fork("boxes");
      const image = reference.map(([, to]) => [to * 0.3 * draw.next(), to * (0.6 + draw.next())]);
      judgeShare(await answer.overlapShare(image, reference), image, reference);
    });
  });
  describe("steps", () => {
    it(title("one voxel, one piece of the body", "一个体素，一处身体"), async () => {
      expectOrder(await answer.order("steps"), {before: ORDER, hint: 3});
    });
    it(title("patches from what all images reach", "从所有图像都覆盖的部分取块"), async () => {
      expectOrder(await answer.order("steps"), {before: [["align", "crop", SAY.patch]], hint: 3});
    });
  });
}
