import {offsetOf, strides} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  stridesOf(shape: number[]): number[];
  offsetIn(layout: string, index: number[], sizes: number[]): number;
  indexAt(offset: number, shape: number[]): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  firstFastest: {
    en: "Here the first axis runs fastest. In a row-major array it is the last one.",
    "zh-CN": "这里是第一轴变化最快。在行优先数组中，变化最快的是最后一轴。",
  },
  own: {
    en: "Each stride contains its own axis's size. A step along an axis skips what comes after it, not the axis itself.",
    "zh-CN":
      "每个步长里都包含了自己这一轴的长度。沿某轴走一步，跳过的是它后面的部分，而不是这一轴本身。",
  },
  sizes: {
    en: "These are the sizes themselves. Strides are products of the sizes that come after.",
    "zh-CN": "这是各轴的长度本身。步长是其后各轴长度的乘积。",
  },
  layout: {
    en: "The layout is ignored: this is the place in the order C, D, H, W.",
    "zh-CN": "忽略了布局：这是按 C、D、H、W 顺序得到的位置。",
  },
  mixed: {
    en: "The strides are those of the layout, but the index is still in the order c, d, h, w. Both must be in one order.",
    "zh-CN": "步长是该布局的，而索引仍按 c、d、h、w 的顺序。两者必须采用同一顺序。",
  },
  one: {
    en: "The place is counted from 1. The first element stands at 0.",
    "zh-CN": "位置从 1 开始数了。第一个元素位于 0。",
  },
  turned: {
    en: "The index is in the wrong order: it begins with the fastest axis. The order is that of the shape.",
    "zh-CN": "索引的顺序反了：它从变化最快的轴开始。顺序应与 shape 一致。",
  },
} satisfies Record<string, Words>;

const LETTERS = "CDHW";

/** Brings a list in the order C, D, H, W into that of a layout. */
function inOrder(layout: string, values: readonly number[]): number[] {
  return [...layout].map((letter) => values[LETTERS.indexOf(letter)]);
}

/** Expects one whole number or a list of them. */
function expectWhole(
  got: unknown,
  expected: number | number[],
  options: {hint: 1 | 2 | 3; mistakes: readonly {value: number | number[]; message: Words}[]},
): void {
  if (typeof expected === "number") expectClose(got, expected, {...options, tolerance: 0});
  else expectEqual(got, expected, options);
}

function strideTests(answer: Answers): void {
  it(
    title("two channels, three slices, four rows, five columns", "2 通道、3 层、4 行、5 列"),
    async () => {
      const mistakes = [
        {value: [1, 2, 6, 24], message: SAY.firstFastest},
        {value: [120, 60, 20, 5], message: SAY.own},
        {value: [2, 3, 4, 5], message: SAY.sizes},
      ];
      expectWhole(await answer.stridesOf([2, 3, 4, 5]), [60, 20, 5, 1], {hint: 2, mistakes});
    },
  );
  it(title("one axis has stride 1", "只有一个轴时步长为 1"), async () => {
    const mistakes = [
      {value: [7], message: SAY.own},
      {value: [7], message: SAY.sizes},
    ];
    expectWhole(await answer.stridesOf([7]), [1], {hint: 1, mistakes});
  });
}

function offsetTests(answer: Answers): void {
  const sizes = [2, 3, 4, 5];
  const index = [1, 0, 3, 2];
  for (const [layout, wanted] of [
    ["CDHW", 77],
    ["HWDC", 103],
    ["DHWC", 35],
  ] as const) {
    it(title(`an element in the order ${layout}`, `顺序为 ${layout} 时的一个元素`), async () => {
      const own = strides(inOrder(layout, sizes));
      const reversed = [...own].reverse();
      const all = [
        {value: offsetOf(index, strides(sizes)), message: SAY.layout},
        {value: offsetOf(index, own), message: SAY.mixed},
        {value: wanted + 1, message: SAY.one},
        {value: offsetOf(inOrder(layout, index), reversed), message: SAY.firstFastest},
      ];
      const mistakes = all.filter(({value}) => value !== wanted);
      expectWhole(await answer.offsetIn(layout, index, sizes), wanted, {hint: 2, mistakes});
    });
  }
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("stridesOf", () => strideTests(answer));
  describe("offsetIn", () => offsetTests(answer));
  describe("indexAt", () => {
    it(title("the element at place 77", "位置 77 处的元素"), async () => {
      const mistakes = [
        {value: [2, 3, 0, 1], message: SAY.turned},
        {value: [1, 2, 0, 3], message: SAY.firstFastest},
      ];
      expectWhole(await answer.indexAt(77, [2, 3, 4, 5]), [1, 0, 3, 2], {hint: 3, mistakes});
    });
    it(title("there and back, for some places", "若干位置的往返"), async () => {
      const draw = rng.fork("index: round trip");
      const shape = [3, 4, 2, 6];
      for (let i = 0; i < 5; i++) {
        const offset = draw.int(3 * 4 * 2 * 6);
        const index = await answer.indexAt(offset, shape);
        expectClose(offsetOf(index, strides(shape)), offset, {
          tolerance: 0,
          hint: 2,
          message: {
            en: "Put into the sum of index times stride, your index leads to another place.",
            "zh-CN": "把你的索引代入“索引乘步长之和”，得到的是另一个位置。",
          },
        });
      }
    });
  });
  describe("leapAlongH", () => {
    it(title("one step along h", "沿 h 走一步"), async () => {
      const mistakes = [
        {expression: "W", message: SAY.layout},
        {expression: "H*W*D*C", message: SAY.own},
        {
          expression: "W*D",
          message: {
            en: "The channels are forgotten: they lie between all neighbours here.",
            "zh-CN": "漏掉了通道：在这里它们位于所有相邻元素之间。",
          },
        },
      ];
      expectExpression(await answer.expression("leapAlongH"), "W*D*C", {hint: 2, mistakes});
    });
  });
}
