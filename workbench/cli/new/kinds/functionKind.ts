import {alternativeSource, type KindTemplate, wrongSource} from "./kindTemplate.ts";

/** Makes the answer's cell around a body. */
const answer = (...body: string[]): string =>
  ["function meanOf(values: number[]): number {", ...body.map((line) => `  ${line}`), "}"].join(
    "\n",
  );
const wrong = (mistake: string, expect: string, ...body: string[]): string =>
  wrongSource("mean", mistake, expect, answer(...body));

const TESTS = `    it(title("the mean of 1, 2 and 6 is 3", "1、2 和 6 的平均值是 3"), async () => {
      expectClose(await answer.meanOf([1, 2, 6]), 3, {
        tolerance: 1e-12,
        hint: 2,
        mistakes: [
          {value: 9, message: {en: "this is the sum", "zh-CN": "这是总和"}},
          {value: 4.5, message: {en: "the sum was divided by n - 1", "zh-CN": "总和除以了 n - 1"}},
          {value: 4, message: {en: "the first value is left out", "zh-CN": "遗漏了第一个值"}},
        ],
      });
    });
    it(title("the mean of 1 and 2 lies between them", "1 和 2 的平均值在两者之间"), async () => {
      const message = {en: "the mean was rounded", "zh-CN": "平均值被取整了"};
      expectClose(await answer.meanOf([1, 2]), 1.5, {
        tolerance: 1e-12,
        hint: 1,
        mistakes: [{value: 2, message}],
      });
    });
    it(title("the order of the values does not matter", "值的顺序无关紧要"), async () => {
      const draw = rng.fork("order");
      const values = Array.from({length: 5}, () => draw.normal());
      const turned = await answer.meanOf([...values].reverse());
      expectClose(await answer.meanOf(values), turned, {tolerance: 1e-12, hint: 2});
    });
`;

const HIDDEN = `    it(title("values of your own", "属于你的一组值"), async () => {
      const draw = rng.fork("own values");
      const values = Array.from({length: 8}, () => 10 + draw.next());
      expectClose(await answer.meanOf(values), mean(values), {tolerance: 1e-9, hint: 3});
    });
`;

/** A function that tests call. */
export const functionKind: KindTemplate = {
  answer: {id: "mean", name: "meanOf", kind: "function", title: "The mean", points: 2},
  task: "Write `meanOf`, which returns the mean of some values. There is at least one.",
  cell: [
    "// The mean of some values.",
    "function meanOf(values: number[]): number {",
    "  // BEGIN SOLUTION",
    "  let total = 0;",
    "  for (const value of values) total += value;",
    "  return total / values.length;",
    "  // END SOLUTION",
    "}",
  ].join("\n"),
  hints: [
    "The chapter's section *By hand* works the same numbers on paper, step by step.",
    "Every value counts once: add them all, then share the sum among all of them.",
    "A loop adds each value to a total that begins at 0; the result is the total divided by `values.length`.",
  ],
  functions: "meanOf(values: number[]): number",
  tests: {helpers: ["expectClose", "title"], body: TESTS},
  hidden: {
    helpers: ["expectClose", "title"],
    library: 'import {mean} from "voxelbook/core";',
    body: HIDDEN,
  },
  wrong: {
    sum: wrong(
      "the sum is returned",
      "this is the sum",
      "return values.reduce((total, value) => total + value, 0);",
    ),
    "n-minus-one": wrong(
      "the sum is divided by n - 1, as in a sample variance",
      "divided by n - 1",
      "return values.reduce((total, value) => total + value, 0) / (values.length - 1);",
    ),
    "first-left-out": wrong(
      "the loop begins at 1 and leaves the first value out",
      "first value is left out",
      "let total = 0;",
      "for (let i = 1; i < values.length; i++) total += values[i];",
      "return total / (values.length - 1);",
    ),
    rounded: wrong(
      "the mean is rounded to a whole number",
      "was rounded",
      "return Math.round(values.reduce((total, value) => total + value, 0) / values.length);",
    ),
  },
  alternative: {
    reduce: alternativeSource(
      "mean",
      "reduce in place of a loop",
      answer("return values.reduce((total, value) => total + value, 0) / values.length;"),
    ),
    running: alternativeSource(
      "mean",
      "a running mean, which needs no large sum",
      answer(
        "let mean = 0;",
        "values.forEach((value, i) => {",
        "  mean += (value - mean) / (i + 1);",
        "});",
        "return mean;",
      ),
    ),
  },
};
