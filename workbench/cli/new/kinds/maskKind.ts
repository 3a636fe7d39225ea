import {alternativeSource, type KindTemplate, wrongSource} from "./kindTemplate.ts";

/** A cell that fills the mask where a condition holds. */
const cell = (condition: string): string =>
  [
    "const disk = Array.from({length: 256}, (_, i) => {",
    "  const [x, y] = [i % 16, Math.floor(i / 16)];",
    `  return ${condition} ? 1 : 0;`,
    "});",
  ].join("\n");
const wrong = (mistake: string, expect: string, condition: string): string =>
  wrongSource("disk", mistake, expect, cell(condition));

const TESTS = `    it(title("the disk of radius 5", "半径为 5 的圆盘"), async () => {
      expectMask(await answer.mask("disk"), diskOf(5), {
        dice: 0.98,
        distanceMm: 0.5,
        spacing: [1, 1, 1],
        hint: 2,
        mistakes: [
          {value: diskOf(2.5), message: {en: "5 is the radius, not the diameter", "zh-CN": "5 是半径，不是直径"}},
        ],
        tooLarge: {en: "Is the square root there?", "zh-CN": "开方了吗？"},
      });
    });
`;

const HIDDEN = `    it(title("left and right are alike", "左右对称"), async () => {
      const {shape, data} = await answer.mask("disk");
      const turned = data.map((_, i) => data[16 * Math.floor(i / 16) + 15 - (i % 16)]);
      expectMask({shape, data: turned}, diskOf(5), {dice: 0.98, hint: 3});
    });
`;

const DISK = `/** The disk in the middle of 16 × 16 pixels. */
function diskOf(radius: number) {
  const inside = (i: number): boolean =>
    Math.hypot((i % 16) - 7.5, Math.floor(i / 16) - 7.5) <= radius;
  return {shape: [16, 16], data: Uint8Array.from({length: 256}, (_, i) => (inside(i) ? 1 : 0))};
}
`;

/** A region, painted or computed. */
export const maskKind: KindTemplate = {
  answer: {
    id: "disk",
    name: "disk",
    kind: "mask",
    shape: [16, 16],
    title: "A disk",
    points: 2,
  },
  task: "Make the mask of a disk of radius 5 pixels in the middle of 16 × 16 pixels: a list of 0 and 1, the first row first. A pixel belongs to it when its centre does.",
  cell: `// The disk, 1 inside and 0 outside.\n// BEGIN SOLUTION\n${cell("Math.hypot(x - 7.5, y - 7.5) <= 5")}\n// END SOLUTION`,
  hints: [
    "Where is the middle of 16 pixels that are numbered from 0?",
    "A pixel is inside when the distance of its centre from the middle is at most the radius.",
    "The middle is 7.5; `Math.hypot(x - 7.5, y - 7.5)` is the distance.",
  ],
  tests: {helpers: ["expectMask", "title"], setup: DISK, body: TESTS},
  hidden: {helpers: ["expectMask", "title"], setup: DISK, body: HIDDEN},
  wrong: {
    diameter: wrong(
      "5 is taken for the diameter",
      "not the diameter",
      "Math.hypot(x - 7.5, y - 7.5) <= 2.5",
    ),
    inverted: wrong(
      "inside and outside are swapped",
      "shares no voxel",
      "Math.hypot(x - 7.5, y - 7.5) > 5",
    ),
    corner: wrong("the disk lies round a corner", "mask.dice", "Math.hypot(x - 4, y - 4) <= 5"),
    square: wrong(
      "a square in place of a disk",
      "square root",
      "Math.max(Math.abs(x - 7.5), Math.abs(y - 7.5)) <= 6",
    ),
  },
  alternative: {
    squared: alternativeSource(
      "disk",
      "squares are compared",
      cell("(x - 7.5) ** 2 + (y - 7.5) ** 2 <= 25"),
    ),
    mask: alternativeSource(
      "disk",
      "a voxelbook mask",
      [
        'import {createMask} from "voxelbook/image";',
        "const data = Uint8Array.from({length: 256}, (_, i) =>",
        "  Math.hypot((i % 16) - 7.5, Math.floor(i / 16) - 7.5) <= 5 ? 1 : 0,",
        ");",
        "const disk = createMask(data, {shape: [16, 16, 1]});",
      ].join("\n"),
    ),
  },
};
