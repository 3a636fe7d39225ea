import {createRng} from "voxelbook/core";
import {
  type Answer,
  expectChoice,
  expectClose,
  expectMask,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{losses(image: number[]): number[]}>;
type Values = {seed: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  turned: {
    en: "The sign is turned: a loss is the score of the whole image minus that without the pixel.",
    "zh-CN": "符号反了：损失是整幅图像的分数减去没有该像素时的分数。",
  },
  alone: {
    en: "These are scores of one pixel alone. Take one pixel away and keep the others.",
    "zh-CN": "这是单个像素的分数。应去掉一个像素而保留其余的。",
  },
  bright: {
    en: "This is the tumour, the brightest region. The score does not change when it is covered.",
    "zh-CN": "这是肿瘤，最亮的区域。遮住它分数不变。",
  },
} satisfies Record<string, Words>;

/** Which pixels the network of a seed looks at. */
function seenBy(seed: number): number[] {
  const secret = createRng(seed);
  const corner = [secret.int(2) * 9, secret.int(2) * 8];
  return Array.from({length: 144}, (_, i) => {
    const [x, y] = [(i % 12) - corner[0], Math.floor(i / 12) - corner[1]];
    return x >= 0 && x < 3 && y >= 0 && y < 4 ? 1 : 0;
  });
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng, {variant: {seed}}: TestContext<Values>): void {
  const seen = seenBy(seed);
  const score = (image: number[]) =>
    2 * Math.tanh(image.reduce((sum, v, i) => sum + v * seen[i], 0) / 12);
  describe("losses", () => {
    it(title("an image drawn at random", "随机图像"), async () => {
      const draw = rng.fork("image");
      const image = Array.from({length: 144}, () => 1 + draw.next());
      const without = image.map((_, i) => score(image.map((v, j) => (i === j ? 0 : v))));
      const right = without.map((v) => score(image) - v);
      expectClose(await answer.losses(image), right, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [
          {value: right.map((v) => -v), message: SAY.turned},
          {
            value: image.map((_, i) => score(image.map((v, j) => (i === j ? v : 0)))),
            message: SAY.alone,
          },
        ],
      });
    });
  });
  describe("looks", () => {
    it(title("the pixels that the score depends on", "分数所依赖的像素"), async () => {
      const tumour = seen.map((_, i) =>
        Math.hypot((i % 12) - 5.5, Math.floor(i / 12) - 5.5) < 2.5 ? 1 : 0,
      );
      const mask = (data: number[]) => ({shape: [12, 12], data: Uint8Array.from(data)});
      expectMask(await answer.mask("looks"), mask(seen), {
        dice: 0.99,
        hint: 2,
        mistakes: [{value: mask(tumour), message: SAY.bright}],
      });
    });
  });
  describe("test", () => {
    it(title("what supports a map", "什么支持一张解释图"), async () => {
      expectChoice(await answer.choice("test"), {
        right: "cover",
        wrong: {
          sharp: {
            en: "An edge filter is sharp too, and knows no network.",
            "zh-CN": "边缘滤波也很清晰，却与网络无关。",
          },
          agree: {
            en: "A plausible map of a network that uses something else is the danger, not the proof.",
            "zh-CN": "网络使用的是别的东西而图却貌似合理，这正是危险所在，而不是证据。",
          },
          confident: {
            en: "A network that reads a marker is very sure.",
            "zh-CN": "读取标记的网络也会非常自信。",
          },
        },
      });
    });
  });
}
