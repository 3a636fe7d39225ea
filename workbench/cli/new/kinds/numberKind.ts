import {alternativeSource, type KindTemplate, solutionCell, wrongSource} from "./kindTemplate.ts";

const give = (text: string): string => `const width = ${JSON.stringify(text)};`;
const wrong = (mistake: string, expect: string, text: string): string =>
  wrongSource("width", mistake, expect, give(text));

const TESTS = `    it(title("the width of five pixels of 0.5 mm", "五个 0.5 mm 像素的宽度"), async () => {
      expectClose(await answer.number("width"), 2.5, {
        tolerance: 1e-6,
        unit: "mm",
        hint: 2,
        mistakes: [
          {value: 2, message: {en: "this counts the gaps between centres", "zh-CN": "这是中心间隔的个数"}},
          {value: 10, message: {en: "the count was divided by the size", "zh-CN": "个数除以了大小"}},
          {value: 5.5, message: {en: "count and size were added", "zh-CN": "把个数与大小相加了"}},
        ],
      });
    });
`;

const HIDDEN = `    it(title("the width holds whole pixels", "宽度恰好是整数个像素"), async () => {
      const pixels = (await answer.number("width")) / 0.5;
      expectClose(pixels, 5, {tolerance: 1e-6, hint: 3});
    });
`;

/** A number with its unit. */
export const numberKind: KindTemplate = {
  answer: {
    id: "width",
    name: "width",
    kind: "number",
    unit: "mm",
    title: "A width",
    points: 2,
  },
  task: 'A row has five pixels of 0.5 mm. How wide is it, from edge to edge? Give it with its unit, such as `"1.5 mm"`.',
  cell: solutionCell("The width of the row, with its unit.", give("2.5 mm")),
  hints: [
    "The chapter says what a pixel's size is measured between.",
    "Edges count, not centres: each pixel adds its whole size.",
    "The width is the number of pixels times the size of one.",
  ],
  tests: {helpers: ["expectClose", "title"], body: TESTS},
  hidden: {helpers: ["expectClose", "title"], body: HIDDEN},
  wrong: {
    gaps: wrong("gaps between centres are counted", "gaps between centres", "2 mm"),
    divided: wrong("the count is divided by the size", "divided by the size", "10 mm"),
    added: wrong("count and size are added", "were added", "5.5 mm"),
    centimetres: wrong("the unit is read as cm", "value.close", "2.5 cm"),
  },
  alternative: {
    centimetres: alternativeSource("width", "in centimetres", give("0.25 cm")),
    micrometres: alternativeSource("width", "in micrometres", give("2500 um")),
  },
};
