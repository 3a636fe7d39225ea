import {alternativeSource, type KindTemplate, solutionCell, wrongSource} from "./kindTemplate.ts";

const give = (...ids: string[]): string =>
  `const steps = ${JSON.stringify(ids).replaceAll(",", ", ")};`;
const wrong = (mistake: string, expect: string, ...ids: string[]): string =>
  wrongSource("steps", mistake, expect, give(...ids));
const other = (different: string, ...ids: string[]): string =>
  alternativeSource("steps", different, give(...ids));

const TESTS = `    it(title("every step has what it needs", "每一步都有它所需要的"), async () => {
      expectOrder(await answer.order("steps"), {
        before: [
          [
            "acquire",
            "denoise",
            {en: "There is no noise to remove before the scan.", "zh-CN": "扫描之前没有噪声可去。"},
          ],
          [
            "acquire",
            "resample",
            {en: "There is no grid to change before the scan.", "zh-CN": "扫描之前没有网格可改。"},
          ],
          [
            "resample",
            "segment",
            {
              en: "The outline is drawn on the final grid: resample before you segment.",
              "zh-CN": "轮廓画在最终网格上：先重采样，再分割。",
            },
          ],
          [
            "segment",
            "extract",
            {en: "Features are taken from the region: outline it first.", "zh-CN": "特征取自区域：先勾画。"},
          ],
        ],
        hint: 2,
      });
    });
`;

const HIDDEN = `    it(title("the image is finished before it is measured", "测量之前图像已经完成"), async () => {
      const before = [
        ["denoise", "extract"],
        ["acquire", "segment"],
      ] as const;
      expectOrder(await answer.order("steps"), {before, hint: 3});
    });
`;

/** Things to put in order: every order that keeps the constraints passes. */
export const orderKind: KindTemplate = {
  answer: {
    id: "steps",
    name: "steps",
    kind: "order",
    title: "The steps in order",
    points: 2,
    items: [
      {id: "segment", text: "outline the region"},
      {id: "extract", text: "compute the features"},
      {id: "denoise", text: "remove noise"},
      {id: "acquire", text: "scan the patient"},
      {id: "resample", text: "bring the image to a common grid"},
    ],
  },
  task: [
    "Put the steps into an order in which each has what it needs: a list of all ids in quotes.",
    "",
    '- `"segment"`: outline the region',
    '- `"extract"`: compute the features',
    '- `"denoise"`: remove noise',
    '- `"acquire"`: scan the patient',
    '- `"resample"`: bring the image to a common grid',
  ].join("\n"),
  cell: solutionCell(
    "The ids of the steps, the first one first.",
    give("acquire", "denoise", "resample", "segment", "extract"),
  ),
  hints: [
    "Begin at the end: what does a feature need?",
    "Ask of each step what it reads. That must have been made by an earlier one.",
    "Features need an outline, the outline needs the final grid, the grid needs a scan.",
  ],
  tests: {helpers: ["expectOrder", "title"], body: TESTS},
  hidden: {helpers: ["expectOrder", "title"], body: HIDDEN},
  wrong: {
    "outline-first": wrong(
      "the outline is drawn before resampling",
      "resample before you segment",
      ...["acquire", "denoise", "segment", "resample", "extract"],
    ),
    "features-first": wrong(
      "features are computed without a region",
      "outline it first",
      ...["acquire", "denoise", "resample", "extract", "segment"],
    ),
    "denoise-last": wrong(
      "noise is removed after the features",
      "hidden.fail",
      ...["acquire", "resample", "segment", "extract", "denoise"],
    ),
    "scan-late": wrong(
      "noise is removed before there is a scan",
      "no noise to remove",
      ...["denoise", "acquire", "resample", "segment", "extract"],
    ),
  },
  alternative: {
    "grid-first": other(
      "resampled before the noise is removed",
      ...["acquire", "resample", "denoise", "segment", "extract"],
    ),
    "denoise-late": other(
      "noise is removed after the outline",
      ...["acquire", "resample", "segment", "denoise", "extract"],
    ),
  },
};
