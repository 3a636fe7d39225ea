import {alternativeSource, type KindTemplate, solutionCell, wrongSource} from "./kindTemplate.ts";

const give = (text: string): string => `const middle = ${JSON.stringify(text)};`;
const wrong = (mistake: string, expect: string, text: string): string =>
  wrongSource("middle", mistake, expect, give(text));

const TESTS = `    it(title("the formula holds everywhere", "公式处处成立"), async () => {
      expectExpression(await answer.expression("middle"), "(a + b)/2", {
        hint: 3,
        mistakes: [
          {
            expression: "a + b/2",
            message: {en: "only b was halved: parentheses are missing", "zh-CN": "只有 b 被减半：缺少括号"},
          },
          {
            expression: "(b - a)/2",
            message: {en: "this is half the distance, not the middle", "zh-CN": "这是距离的一半，不是中点"},
          },
          {
            expression: "sqrt(a*b)",
            message: {en: "this is the geometric mean", "zh-CN": "这是几何平均"},
          },
        ],
      });
    });
`;

const HIDDEN = `    it(title("at points of your own", "在属于你的点上"), async () => {
      const draw = rng.fork("own points");
      const formula = await answer.expression("middle");
      const [a, b] = [1 + draw.next(), 3 + draw.next()];
      expectClose(formula.evaluate({a, b}), (a + b) / 2, {tolerance: 1e-9, hint: 3});
    });
`;

/** A formula that a derivation ends with. */
export const expressionKind: KindTemplate = {
  answer: {
    id: "middle",
    name: "middle",
    kind: "expression",
    variables: {a: [0, 4], b: [4, 9]},
    title: "The middle",
    points: 2,
  },
  task: 'Give the middle of the interval from $a$ to $b$ as a formula in `a` and `b`, such as `"a*b"`. Any correct form is accepted.',
  cell: solutionCell("The middle of the interval, a formula in a and b.", give("(a + b)/2")),
  hints: [
    "Draw the interval on a line and mark both ends.",
    "The middle lies as far from one end as from the other: write that as an equation.",
    "From $m - a = b - m$ follows $2m = a + b$.",
  ],
  tests: {helpers: ["expectExpression", "title"], body: TESTS},
  hidden: {helpers: ["expectClose", "title"], body: HIDDEN},
  wrong: {
    parentheses: wrong("parentheses are missing", "parentheses are missing", "a + b/2"),
    "half-distance": wrong("half the distance is given", "half the distance", "(b - a)/2"),
    geometric: wrong("the geometric mean is given", "geometric mean", "sqrt(a*b)"),
    sum: wrong("the sum is not halved", "expression.differs", "a + b"),
  },
  alternative: {
    halves: alternativeSource("middle", "each end is halved", give("a/2 + b/2")),
    "from-the-left": alternativeSource("middle", "half the distance from a", give("a + (b - a)/2")),
  },
};
