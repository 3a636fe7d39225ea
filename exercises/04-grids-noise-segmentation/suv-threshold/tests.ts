import {createVolume} from "voxelbook/image";
import {componentAt, thresholdOfMaximum} from "voxelbook/segment";
import {
  type Answer,
  expectEqual,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  atShare(suv: number[], share: number): number[];
  lesionOf(suv: number[], nx: number, share: number): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  strict: {
    en: "A value that just reaches the share belongs to the region: at least, not above.",
    "zh-CN": "恰好达到该比例的值也属于区域:应为大于等于,而不是大于。",
  },
  range: {
    en: "This is a share of the range from the smallest to the largest value. The rule asks for a share of the maximum.",
    "zh-CN": "这是从最小值到最大值这一范围的比例。规则要求的是最大值的比例。",
  },
  everything: {
    en: "This keeps every hot part, the bladder too. Only the part with the hottest pixel is meant.",
    "zh-CN": "这保留了所有高摄取的部分,包括膀胱。应只保留含最热像素的部分。",
  },
  corner: {
    en: "Pixels that only share a corner do not touch here.",
    "zh-CN": "在这里,只共享一个角的像素不算相邻。",
  },
  wrap: {
    en: "The last pixel of a row and the first of the next are neighbours in the list, not in the image.",
    "zh-CN": "一行的最后一个像素与下一行的第一个像素在列表中相邻,在图像中并不相邻。",
  },
} satisfies Record<string, Words>;

/** The lesion by the library; 26 neighbours are the wrong answer of those who count corners. */
function lesion(suv: readonly number[], nx: number, share: number, connectivity: 6 | 26): number[] {
  const volume = createVolume(Float64Array.from(suv), {
    shape: [nx, suv.length / nx, 1],
    unit: "SUV",
  });
  const mask = thresholdOfMaximum(volume, {fraction: share});
  const hottest = suv.indexOf(Math.max(...suv));
  const voxel = [hottest % nx, Math.floor(hottest / nx), 0] as const;
  return Array.from(componentAt(mask, {voxel, connectivity}).data);
}

function shareTests(answer: Answers): void {
  it(title("four values of five reach 40 % of 10", "五个值中四个达到 10 的 40 %"), async () => {
    expectEqual(await answer.atShare([4, 10, 3.9, 5, 8], 0.4), [1, 1, 0, 1, 1], {
      hint: 3,
      mistakes: [{value: [0, 1, 0, 1, 1], message: SAY.strict}],
    });
  });
  it(title("the smallest value does not matter", "最小值不起作用"), async () => {
    expectEqual(await answer.atShare([6, 8, 10, 12, 20], 0.5), [0, 0, 1, 1, 1], {
      hint: 2,
      mistakes: [
        {value: [0, 0, 0, 0, 1], message: SAY.range},
        {value: [0, 0, 0, 1, 1], message: SAY.strict},
      ],
    });
  });
}

function lesionTests(answer: Answers): void {
  // Lesion on the left, a hot organ on the right, a pixel that touches the lesion by a corner.
  const image = [9, 8, 1, 1, 7, 1, 10, 1, 1, 8, 1, 1, 6, 1, 1];
  it(title("the other hot part goes", "另一个高摄取部分被去掉", {weight: 2}), async () => {
    const all = image.map((value) => (value >= 4.1 ? 1 : 0));
    expectEqual(await answer.lesionOf(image, 5, 0.41), lesion(image, 5, 0.41, 6), {
      hint: 2,
      mistakes: [
        {value: all, message: SAY.everything},
        {value: lesion(image, 5, 0.41, 26), message: SAY.corner},
      ],
    });
  });
  it(title("rows end", "行有尽头"), async () => {
    const rows = [1, 1, 9, 8, 1, 1, 1, 1, 1];
    expectEqual(await answer.lesionOf(rows, 3, 0.5), [0, 0, 1, 0, 0, 0, 0, 0, 0], {
      hint: 3,
      mistakes: [{value: [0, 0, 1, 1, 0, 0, 0, 0, 0], message: SAY.wrap}],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("atShare", () => shareTests(answer));
  describe("lesionOf", () => lesionTests(answer));
  describe("edgeShare", () => {
    it(title("the share at the true edge", "真实边缘处的比例"), async () => {
      expectExpression(await answer.expression("edgeShare"), "(L + b)/(2*L)", {
        hint: 2,
        mistakes: [
          {
            expression: "(L - b)/(2*L)",
            message: {
              en: "This is half of the step. The uptake half-way is the background plus half of the step.",
              "zh-CN": "这是台阶的一半。中间处的摄取是背景加上台阶的一半。",
            },
          },
          {
            expression: "1/2",
            message: {
              en: "One half is right without a background only. The background lifts the uptake half-way.",
              "zh-CN": "只有没有背景时才是二分之一。背景会抬高中间处的摄取。",
            },
          },
        ],
      });
    });
  });
}
