import {alternativeSource, type KindTemplate, solutionCell, wrongSource} from "./kindTemplate.ts";

const give = (text: string): string => `const causes = ${JSON.stringify(text)};`;
const wrong = (mistake: string, expect: string, text: string): string =>
  wrongSource("causes", mistake, expect, give(text));

const TESTS = `    it(title("each arrow is there, and points the right way", "箭头齐全且方向正确"), async () => {
      expectGraph(await answer.graph("causes"), "tumour -> image; scanner -> image; image -> feature", {
        arrows: {
          "tumour -> image": {
            en: "What is in the patient shows in the image: an arrow is missing or turned.",
            "zh-CN": "患者体内的东西显示在图像里：缺少箭头或方向反了。",
          },
          "scanner -> feature": {
            en: "The scanner reaches the feature through the image alone.",
            "zh-CN": "扫描仪只通过图像影响特征。",
          },
          "tumour -> scanner": {
            en: "Nobody chose the scanner by the tumour here.",
            "zh-CN": "这里没有人按肿瘤选择扫描仪。",
          },
        },
        hint: 2,
      });
    });
`;

const HIDDEN = `    it(title("no cause is its own effect", "没有原因是自己的结果"), async () => {
      const graph = await answer.graph("causes");
      expectAcyclic(graph, {hint: 3});
      expectGraph(graph, "image -> feature", {among: ["image", "feature"], hint: 3});
    });
`;

/** Arrows between nodes, such as a causal graph. */
export const graphKind: KindTemplate = {
  answer: {
    id: "causes",
    name: "causes",
    kind: "graph",
    title: "What causes what",
    points: 2,
    nodes: ["tumour", "scanner", "image", "feature"],
  },
  task: 'Draw the arrows from cause to effect between `tumour`, `scanner`, `image` and `feature`, when patients come to a scanner by chance. Write them as `"A -> B; B -> C"`.',
  cell: solutionCell(
    "Arrows from cause to effect.",
    give("tumour -> image -> feature; scanner -> image"),
  ),
  hints: [
    "Change one thing in your mind and ask what else changes, all others held.",
    "A feature is computed: it has no other cause than what it is computed from.",
    "Two arrows meet in `image`, one leaves it.",
  ],
  tests: {helpers: ["expectGraph", "title"], body: TESTS},
  hidden: {helpers: ["expectAcyclic", "expectGraph", "title"], body: HIDDEN},
  wrong: {
    turned: wrong(
      "an arrow points from effect to cause",
      "missing or turned",
      "image -> tumour; image -> feature; scanner -> image",
    ),
    shortcut: wrong(
      "the scanner acts on the feature directly",
      "through the image alone",
      "tumour -> image -> feature; scanner -> image; scanner -> feature",
    ),
    confounded: wrong(
      "the tumour decides about the scanner",
      "Nobody chose the scanner",
      "tumour -> image -> feature; tumour -> scanner -> image",
    ),
    circle: wrong(
      "the feature acts back on the image",
      "graph.extra",
      "tumour -> image -> feature; scanner -> image; feature -> image",
    ),
  },
  alternative: {
    single: alternativeSource(
      "causes",
      "one arrow a statement",
      give("scanner -> image; tumour -> image; image -> feature"),
    ),
    backwards: alternativeSource(
      "causes",
      "written from the effect",
      give("feature <- image <- tumour; image <- scanner"),
    ),
  },
};
