import {createRng} from "voxelbook/core";
import {fitLinear, isBackdoorSet, parseGraph, simulateGraph} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{harmful(graph: string): string[]}>;

const M_GRAPH = parseGraph("A -> R; A -> M <- B; B -> Y");

/** Hidden tests: simulated patients and graphs of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("bias", () => {
    it(title("the slope of simulated patients", "模拟患者的斜率"), async () => {
      const draw = rng.fork("effects");
      const [a, b, c, d] = [1.5, 1.5, 0.8, 0.8].map((least) => least + 0.4 * draw.next());
      const normal = (effects: Record<string, number>) =>
        ({kind: "gaussian", sd: 1, effects}) as const;
      const {R, M, Y} = simulateGraph(M_GRAPH, {
        samples: 20_000,
        rng: createRng(`patients ${draw.next()}`),
        models: {
          A: normal({}),
          B: normal({}),
          R: normal({A: a}),
          M: normal({A: b, B: c}),
          Y: normal({B: d}),
        },
      });
      const rows = Array.from(R, (r, i) => [r, M[i]]);
      const slope = fitLinear(rows, Y).coefficients[0];
      const formula = await answer.expression("bias");
      // The slope has a standard error of about 0.007; known mistakes are further off than six of them.
      expectClose(formula.evaluate({a, b, c, d}), slope, {tolerance: 0.04, hint: 3});
    });
  });
  describe("harmful", () => {
    it(title("a graph of your own", "属于你的图"), async () => {
      const draw = rng.fork("graph");
      const names = ["K", "L", "M", "N", "P", "S"];
      const shuffled = names
        .map((node) => ({node, key: draw.next()}))
        .sort((one, other) => one.key - other.key)
        .map(({node}) => node);
      const [a, b, m, child, later, plain] = shuffled;
      const text = `${a} -> R; ${a} -> ${m} <- ${b}; ${b} -> Y; ${m} -> ${child}; R -> ${later}; R -> Y; ${plain} -> Y`;
      const graph = parseGraph(text);
      const wanted = [...names]
        .sort()
        .filter((given) => !isBackdoorSet(graph, {exposure: "R", outcome: "Y", given}));
      expectEqual(await answer.harmful(text), wanted, {
        hint: 2,
        message: {
          en: "In another graph, with other names, the list is not the right one: colliders, what they cause, and what R causes.",
          "zh-CN":
            "在另一个名称不同的图中,列表不对:应包括对撞点、它们所导致的变量以及 R 所导致的变量。",
        },
      });
    });
  });
  describe("counterexample", () => {
    it(title("M joins two sides", "M 连接两侧"), async () => {
      const {edges} = await answer.graph("counterexample");
      const into = edges.filter(([, to]) => to === "M").length;
      expectTrue(
        into >= 2,
        {
          en: "Only a collider opens a path when it is held fixed, and a collider has two arrows into it.",
          "zh-CN": "只有对撞点在被固定时才会打开路径,而对撞点有两个指向它的箭头。",
        },
        {hint: 3},
      );
    });
  });
}
