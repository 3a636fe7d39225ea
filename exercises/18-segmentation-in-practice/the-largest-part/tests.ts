import {
  type Answer,
  expectChoice,
  expectEqual,
  expectMask,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Case = {truth: number[]; found: number[]; width: number};
type Answers = Answer<{
  keepLargest(mask: number[], width: number): number[];
  worseThanBefore(): Case;
}>;

/** The slice of question 1, and its largest part. */
const SLICE = [
  0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0,
  1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
];

/** What known mistakes are called, in the learner's words. */
const SAY = {
  all: {
    en: "This is everything that is marked, not the largest part alone.",
    "zh-CN": "这是所有标记的像素，而不只是最大的部分。",
  },
  other: {
    en: "This is the part at the upper left. Count again: the one on the right is larger.",
    "zh-CN": "这是左上的部分。请再数一遍：右边的更大。",
  },
  edges: {
    en: "Corners count here too: with edges alone a part falls into pieces.",
    "zh-CN": "这里角相邻也算：只算边相邻会把一个部分拆开。",
  },
  wrapped: {
    en: "The end of a row and the beginning of the next do not touch.",
    "zh-CN": "一行的末尾与下一行的开头并不相邻。",
  },
  last: {
    en: "Of two parts of one size the FIRST stays.",
    "zh-CN": "两个部分大小相同时，保留先出现的那个。",
  },
  shape: {
    en: "Return {truth, found, width}: two lists of 0 and 1 of one length, at most 400, in whole rows of `width`.",
    "zh-CN":
      "请返回 {truth, found, width}：两个等长（至多 400）的 0/1 列表，由整行（宽 width）组成。",
  },
  pieces: {
    en: "`truth` must be one connected part, and not empty.",
    "zh-CN": "`truth` 必须是一个非空的连通部分。",
  },
  poor: {
    en: "`found` is a poor outline already: its Dice is below 0.6.",
    "zh-CN": "`found` 本来就是差的轮廓：Dice 小于 0.6。",
  },
  harmless: {
    en: "The largest part of `found` still overlaps the truth: its Dice is above 0.1.",
    "zh-CN": "`found` 的最大部分仍与真值重叠：Dice 大于 0.1。",
  },
} satisfies Record<string, Words>;

/** Finds the largest part; `fault` names a way to get it wrong. */
function largestOf(mask: readonly number[], width: number, fault = ""): number[] {
  const seen = new Set<number>();
  let best: number[] = [];
  for (let first = 0; first < mask.length; first++) {
    if (mask[first] !== 1 || seen.has(first)) continue;
    const part = [first];
    seen.add(first);
    for (let k = 0; k < part.length; k++) {
      for (const [dx, dy] of [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => [a, b]))) {
        const x = (part[k] % width) + dx;
        const next = part[k] + dx + width * dy;
        if (fault === "edges" && dx !== 0 && dy !== 0) continue;
        if (fault !== "wrapped" && (x < 0 || x >= width)) continue;
        if (mask[next] !== 1 || seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    const isLarger = fault === "last" ? part.length >= best.length : part.length > best.length;
    if (isLarger) best = part;
  }
  const kept = new Set(best);
  return mask.map((_, i) => (kept.has(i) ? 1 : 0));
}

/** Twice the overlap over the sum. */
function dice(a: readonly number[], b: readonly number[]): number {
  const both = a.reduce((sum, v, i) => sum + v * b[i], 0);
  return (2 * both) / [...a, ...b].reduce((sum, v) => sum + v, 0);
}

function keepTests(answer: Answers, rng: Rng): void {
  const judge = async (mask: number[], width: number) => {
    const right = largestOf(mask, width);
    const faults = ["edges", "wrapped", "last"] as const;
    expectEqual(await answer.keepLargest(mask, width), right, {
      hint: 3,
      mistakes: [
        ...faults.map((fault) => ({value: largestOf(mask, width, fault), message: SAY[fault]})),
        {value: mask, message: SAY.all},
      ].filter(({value}) => String(value) !== String(right)),
    });
  };
  it(title("the slice of question 1", "第 1 题的切片"), () => judge(SLICE, 10));
  it(title("parts that touch by a corner", "以角相邻的部分"), () =>
    judge([1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1], 4),
  );
  it(title("the ends of two rows", "两行的两端"), () =>
    judge([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1], 5),
  );
  it(title("two of one size, and nothing at all", "大小相同的两部分，以及空掩膜"), async () => {
    await judge([1, 1, 0, 0, 1, 1], 6);
    await judge([0, 0, 0, 0], 2);
  });
  it(title("a drawn slice", "随机抽取的切片"), async () => {
    const draw = rng.fork("slice");
    await judge(
      Array.from({length: 180}, () => (draw.next() < 0.35 ? 1 : 0)),
      15,
    );
  });
}

function breakTests(answer: Answers): void {
  const given = async () => {
    const got = await answer.worseThanBefore();
    const {truth, found, width} = got ?? {};
    const isMask = (list: unknown): boolean =>
      Array.isArray(list) && list.length <= 400 && list.every((v) => v === 0 || v === 1);
    const fits =
      isMask(truth) && isMask(found) && truth.length === found.length && truth.length % width === 0;
    expectTrue(fits, SAY.shape, {hint: 3});
    return got;
  };
  it(title("the tumour is one part", "肿瘤是一个部分"), async () => {
    const {truth, width} = await given();
    const isOne = truth.includes(1) && String(largestOf(truth, width)) === String(truth);
    expectTrue(isOne, SAY.pieces, {hint: 2});
  });
  it(title("a good outline", "好的轮廓"), async () => {
    const {truth, found} = await given();
    expectTrue(dice(truth, found) >= 0.6, SAY.poor, {hint: 3});
  });
  it(title("that its largest part ruins", "被其最大部分毁掉"), async () => {
    const {truth, found, width} = await given();
    expectTrue(dice(truth, largestOf(found, width)) <= 0.1, SAY.harmless, {hint: 2});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("largest", () => {
    it(title("the largest of the parts", "最大的部分"), async () => {
      const mask = (list: number[]) => ({shape: [10, 6], data: Uint8Array.from(list)});
      expectMask(await answer.mask("largest"), mask(largestOf(SLICE, 10)), {
        dice: 1,
        hint: 3,
        mistakes: [
          {value: mask(SLICE), message: SAY.all},
          {value: mask(SLICE.map((v, i) => (i % 10 < 5 && i < 50 ? v : 0))), message: SAY.other},
        ],
      });
    });
  });
  describe("keepLargest", () => keepTests(answer, rng));
  describe("harms", () => {
    it(title("whom the step harms", "这一步伤害谁"), async () => {
      expectChoice(await answer.choice("harms"), {
        right: ["bladder", "bridge", "two"],
        wrong: {
          specks: {
            en: "Single voxels are smaller than the tumour: this is what the step is for.",
            "zh-CN": "单个体素比肿瘤小：这正是该步骤的用途。",
          },
          one: {
            en: "Where there is one part only, nothing is thrown away.",
            "zh-CN": "只有一个部分时，什么也不会丢掉。",
          },
        },
        missing: {
          bladder: {
            en: "A bladder can be larger than the tumour, and then it is what stays.",
            "zh-CN": "膀胱可能比肿瘤大，那么留下的就是膀胱。",
          },
          bridge: {
            en: "Two halves are two parts: one of them goes.",
            "zh-CN": "两半是两个部分：其中一个会被丢掉。",
          },
          two: {
            en: "The second tumour is a part as well, and it goes.",
            "zh-CN": "第二个肿瘤也是一个部分，会被丢掉。",
          },
        },
        hint: 2,
      });
    });
  });
  describe("worseThanBefore", () => breakTests(answer));
}
