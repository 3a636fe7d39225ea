import {type KindTemplate, solutionCell} from "./kindTemplate.ts";

const TESTS = `    it(title("the one that changes", "会改变的那一个"), async () => {
      expectChoice(await answer.choice("shifted"), {
        right: "mean",
        wrong: {
          variance: {
            en: "The variance measures distances from the mean, and the mean has moved along.",
            "zh-CN": "方差度量到平均值的距离，而平均值也随之移动。",
          },
          range: {
            en: "The range is a difference of two values: what both gain cancels.",
            "zh-CN": "极差是两个值之差：两者同时增加的部分抵消了。",
          },
          iqr: {
            en: "Both quartiles move by the same amount, so their difference stays.",
            "zh-CN": "两个四分位数移动同样的量，它们之差不变。",
          },
          skewness: {
            en: "The shape of the histogram stays: skewness is made of distances from the mean.",
            "zh-CN": "直方图的形状不变：偏度由到平均值的距离构成。",
          },
        },
        hint: 2,
      });
    });
`;

/** A choice: each wrong option is tied to the misconception it reveals, and tried without a file in wrong/. */
export const choiceKind: KindTemplate = {
  answer: {
    id: "shifted",
    name: "shifted",
    kind: "choice",
    title: "What a shift changes",
    points: 2,
    options: [
      {id: "variance", text: "the variance"},
      {id: "range", text: "the range"},
      {id: "mean", text: "the mean"},
      {id: "iqr", text: "the interquartile range"},
      {id: "skewness", text: "the skewness"},
    ],
  },
  task: [
    "A calibration adds 10 to every value of an image. Which of these changes? Give the option's id in quotes.",
    "",
    '- `"variance"`: the variance',
    '- `"range"`: the range',
    '- `"mean"`: the mean',
    '- `"iqr"`: the interquartile range',
    '- `"skewness"`: the skewness',
  ].join("\n"),
  cell: solutionCell("The id of one option.", 'const shifted = "mean";'),
  hints: [
    "Write down three values, add 10 to each, and compute what is named.",
    "Which of the five is made of differences only? What do differences do when both values move?",
    "All but one measure how far values lie from each other or from their mean.",
  ],
  tests: {helpers: ["expectChoice", "title"], body: TESTS},
  wrong: {},
  alternative: {},
};
