import {ancestorsOf, isBackdoorSet} from "voxelbook/statistics";
import {
  type Answer,
  expectAcyclic,
  expectChoice,
  expectClose,
  expectEqual,
  expectExpression,
  expectTrue,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{harmful(graph: string): string[]}>;

const BIAS = "-a*b*c*d/((a^2 + 1)*(b^2 + c^2 + 1) - a^2*b^2)";

const SAY = {
  sign: {
    en: "The sign is turned: of two patients with the same M, the one with more A has less B.",
    "zh-CN": "符号反了:M 相同的两名患者中,A 较多者 B 较少。",
  },
  zero: {
    en: "That is the slope without M. Holding the collider fixed makes A and B depend on each other.",
    "zh-CN": "这是不含 M 时的斜率。固定对撞点会使 A 与 B 相互依赖。",
  },
  product: {
    en: "The four effects are multiplied, but the variances are missing: divide by the determinant of the two columns.",
    "zh-CN": "四个效应相乘是对的,但缺少方差:要除以两列的行列式。",
  },
  square: {
    en: "The square of the covariance of R and M is missing in the denominator: the two columns are not independent.",
    "zh-CN": "分母中缺少 R 与 M 协方差的平方:这两列并不独立。",
  },
  noise: {
    en: "The noises have variance 1 as well: R has the variance a² + 1, and M b² + c² + 1.",
    "zh-CN": "噪声的方差也是 1:R 的方差为 a² + 1,M 的方差为 b² + c² + 1。",
  },
  collider: {
    en: "A collider between the two sides, or something that it causes, is missing.",
    "zh-CN": "漏掉了连接两侧的对撞点,或它所导致的变量。",
  },
  later: {
    en: "Descendants of R are missing: on the way to Y they take the effect away, and the criterion admits none.",
    "zh-CN": "漏掉了 R 的后代:它们在通往 Y 的路上会带走效应,准则不允许任何后代。",
  },
  harmless: {
    en: "A variable is named that does no harm alone: a plain cause of R, of Y or of M opens nothing.",
    "zh-CN": "点名了一个单独并无害处的变量:仅是 R、Y 或 M 的原因的变量不会打开任何路径。",
  },
  effect: {
    en: "In this graph R does not cause Y: there is no way from R to Y along the arrows.",
    "zh-CN": "在这个图中 R 不导致 Y:沿箭头没有从 R 到 Y 的路。",
  },
  after: {
    en: "M comes after R here: that it may do harm is what the sentence admits. M must come from before.",
    "zh-CN": "这里 M 在 R 之后:这句话本来就承认它可能有害。M 必须来自之前。",
  },
  needed: {
    en: "A back door is open with nothing held fixed: here something has to be adjusted for.",
    "zh-CN": "什么都不固定时就有后门开放:这里必须做调整。",
  },
  safe: {
    en: "Adjusting for M opens nothing in this graph: it is no collider between the two sides.",
    "zh-CN": "在这个图中调整 M 不会打开任何路径:它不是两侧之间的对撞点。",
  },
} satisfies Record<string, Words>;

function harmfulTests(answer: Answers): void {
  const judge = async (graph: string, wanted: string[], missed: Words) => {
    const got: unknown = await answer.harmful(graph);
    const named: string[] = Array.isArray(got) ? got.map(String) : [];
    expectTrue(
      wanted.every((node) => named.includes(node)),
      missed,
      {hint: 2},
    );
    expectTrue(
      named.every((node) => wanted.includes(node)),
      SAY.harmless,
      {hint: 2},
    );
    expectEqual(got, wanted, {hint: 3});
  };
  it(title("the story's graph", "故事中的图"), () =>
    judge("A -> R; A -> M <- B; B -> Y", ["M"], SAY.collider),
  );
  it(title("what the collider causes", "对撞点所导致的变量"), () =>
    judge("A -> R; A -> M <- B; B -> Y; M -> N -> O; A -> P", ["M", "N", "O"], SAY.collider),
  );
  it(title("what the exposure causes", "暴露所导致的变量"), () =>
    judge("R -> K -> Y; R -> L; W -> R; V -> Y", ["K", "L"], SAY.later),
  );
  it(title("nothing to fear", "无需担心"), () => judge("W -> R; V -> Y; R -> Y", [], SAY.harmless));
}

/** Public tests of the exercise. */
export function tests(answer: Answers): void {
  describe("bias", () => {
    it(title("the slope beside M", "与 M 并列时的斜率"), async () => {
      expectExpression(await answer.expression("bias"), BIAS, {
        hint: 2,
        mistakes: [
          {expression: "a*b*c*d/((a^2 + 1)*(b^2 + c^2 + 1) - a^2*b^2)", message: SAY.sign},
          {expression: "0", message: SAY.zero},
          {expression: "a*b*c*d", message: SAY.product},
          {expression: "-a*b*c*d", message: SAY.product},
          {expression: "-a*b*c*d/((a^2 + 1)*(b^2 + c^2 + 1))", message: SAY.square},
          {expression: "-a*b*c*d/(a^2*(b^2 + c^2) - a^2*b^2)", message: SAY.noise},
        ],
      });
    });
    it(title("all effects 1: minus a fifth", "所有效应为 1:负五分之一"), async () => {
      const formula = await answer.expression("bias");
      expectClose(formula.evaluate({a: 1, b: 1, c: 1, d: 1}), -0.2, {tolerance: 1e-9, hint: 3});
    });
  });
  describe("harmful", () => harmfulTests(answer));
  describe("counterexample", () => {
    it(title("M comes from before, and R causes Y", "M 来自之前,且 R 导致 Y"), async () => {
      const graph = await answer.graph("counterexample");
      expectAcyclic(graph, {hint: 3});
      expectTrue(ancestorsOf(graph, "Y").includes("R"), SAY.effect, {hint: 3});
      expectTrue(!ancestorsOf(graph, "M").includes("R"), SAY.after, {hint: 2});
    });
    it(title("nothing is needed, and M does harm", "无需调整,而 M 有害", {weight: 2}), async () => {
      const graph = await answer.graph("counterexample");
      expectAcyclic(graph, {hint: 3});
      const shut = (given: string[]) => isBackdoorSet(graph, {exposure: "R", outcome: "Y", given});
      expectTrue(shut([]), SAY.needed, {hint: 2});
      expectTrue(!shut(["M"]), SAY.safe, {hint: 2});
    });
  });
  describe("rescue", () => {
    it(title("the path has two forks", "路径上有两个分叉"), async () => {
      expectChoice(await answer.choice("rescue"), {
        right: ["a", "b"],
        wrong: {
          child: {
            en: "What M causes tells of M. It opens a collider, and never shuts one.",
            "zh-CN": "M 所导致的变量反映 M。它会打开对撞点,而不会关闭它。",
          },
          outcome: {
            en: "An end of the path is no middle. Holding the outcome fixed leaves nothing to be explained.",
            "zh-CN": "路径的端点不是中间节点。固定结局后就没有什么可解释的了。",
          },
        },
        missing: {
          a: {
            en: "A is a fork on the path, between R and M: held fixed, it shuts it.",
            "zh-CN": "A 是路径上 R 与 M 之间的分叉:固定它就关闭路径。",
          },
          b: {
            en: "B is a fork on the path, between M and Y: held fixed, it shuts it.",
            "zh-CN": "B 是路径上 M 与 Y 之间的分叉:固定它就关闭路径。",
          },
        },
        hint: 3,
      });
    });
  });
}
