import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {spectralNorm, tensor} from "voxelbook/nn";

type Answers = Answer<{
  uselessDepth(alpha: number, share: number): number;
  worstJacobian(alpha: number, g: number[]): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  upper: {
    en: "That is the upper side: the gradient may grow by 1 + a. The least that is left is asked for.",
    "zh-CN": "这是上界：梯度可能按 1 + a 增大。这里要的是最少剩下多少。",
  },
  plain: {
    en: "That is what a plain layer may hand on at most. Here the shortcut is added.",
    "zh-CN": "这是普通层最多传递的量。这里还要加上捷径。",
  },
  linear: {
    en: "The loss was added up, 1 − m·a. Each block takes a share of what is left, so factors multiply.",
    "zh-CN": "把损失加了起来：1 − m·a。每个块取走的是剩余量的一部分，所以因子要相乘。",
  },
  limit: {
    en: "1 − c is the share behind one block of α = c. For many weak blocks (1 − c/m)^m has another limit.",
    "zh-CN": "1 − c 是一个 α = c 的块之后的份额。对许多弱块，(1 − c/m)^m 有另一个极限。",
  },
  inverse: {
    en: "This grows with c. Stronger blocks guarantee less.",
    "zh-CN": "它随 c 增大。更强的块保证得更少。",
  },
  lastUseful: {
    en: "This is the last depth at which the share is still guaranteed. One block more was asked for.",
    "zh-CN": "这是份额仍被保证的最后一个深度。题目要的是再多一个块。",
  },
  plainDepth: {
    en: "This is the depth for a plain net's α^m. The bound has (1 − α)^m.",
    "zh-CN": "这是普通网络 α^m 的深度。界是 (1 − α)^m。",
  },
  matrix: {
    en: "The Jacobian must be two rows of two finite numbers.",
    "zh-CN": "雅可比矩阵必须是两行、每行两个有限数。",
  },
  norm: {
    en: "The spectral norm of this matrix is larger than alpha.",
    "zh-CN": "这个矩阵的谱范数大于 alpha。",
  },
  grows: {
    en: "Behind this block the gradient is longer: Jᵀg points the way of g. It has to point against it.",
    "zh-CN": "经过这个块后梯度变长了：Jᵀg 与 g 同向。它应当反向。",
  },
  more: {
    en: "More is left than the bound guarantees. Jᵀg has to have the full length α‖g‖ and point exactly against g.",
    "zh-CN": "剩下的比界所保证的多。Jᵀg 的长度必须是 α‖g‖，并且恰好与 g 反向。",
  },
} satisfies Record<string, Words>;

function depthTests(answer: Answers, rng: Rng): void {
  const judge = async (alpha: number, share: number) => {
    const depthOf = (factor: number) => {
      let m = 0;
      while (factor ** m >= share) m++;
      return m;
    };
    const right = depthOf(1 - alpha);
    expectEqual(await answer.uselessDepth(alpha, share), right, {
      hint: 3,
      mistakes: [
        {value: right - 1, message: SAY.lastUseful},
        {value: depthOf(alpha), message: SAY.plainDepth},
      ],
    });
  };
  it(title("α = 0.3, one per cent", "α = 0.3，百分之一"), () => judge(0.3, 0.01));
  it(
    title(
      "α = 0.5: exactly one half is still guaranteed by one block",
      "α = 0.5：一个块仍恰好保证一半",
    ),
    () => judge(0.5, 0.5),
  );
  it(title("weak and strong blocks", "弱块与强块"), async () => {
    const draw = rng.fork("depths");
    for (const alpha of [0.02, 0.1, 0.6, 0.9]) await judge(alpha, 0.001 + 0.3 * draw.next());
  });
}

/** Judges a Jacobian for a gradient. */
async function judgeWorst(answer: Answers, alpha: number, g: readonly [number, number]) {
  const rows: unknown = await answer.worstJacobian(alpha, [...g]);
  const isMatrix =
    Array.isArray(rows) &&
    rows.length === 2 &&
    rows.every((row) => Array.isArray(row) && row.length === 2 && row.every(Number.isFinite));
  expectTrue(isMatrix, SAY.matrix, {hint: 3});
  const j = rows as number[][];
  const norm = spectralNorm(tensor([2, 2], j.flat()));
  expectTrue(norm <= alpha * (1 + 1e-9), SAY.norm, {hint: 2});
  const behind = g.map((v, k) => v + j[0][k] * g[0] + j[1][k] * g[1]);
  const share = Math.hypot(...behind) / Math.hypot(...g);
  expectTrue(share <= 1 + 1e-9, SAY.grows, {hint: 2});
  expectTrue(share <= 1 - alpha + 1e-9, SAY.more, {hint: 2});
}

function formulaTests(answer: Answers): void {
  describe("oneBlock", () => {
    it(title("the least length behind one block", "一个块之后的最小长度"), async () => {
      expectExpression(await answer.expression("oneBlock"), "n - a*n", {
        hint: 2,
        mistakes: [
          {expression: "n*(1 + a)", message: SAY.upper},
          {expression: "n*a", message: SAY.plain},
        ],
      });
    });
  });
  describe("lowerFactor", () => {
    it(title("the share behind m blocks", "m 个块之后的份额"), async () => {
      expectExpression(await answer.expression("lowerFactor"), "(1 - a)^m", {
        hint: 3,
        mistakes: [
          {expression: "(1 + a)^m", message: SAY.upper},
          {expression: "a^m", message: SAY.plain},
          {expression: "1 - m*a", message: SAY.linear},
        ],
      });
    });
  });
  describe("limitShare", () => {
    it(title("very many weak blocks", "非常多的弱块"), async () => {
      expectExpression(await answer.expression("limitShare"), "exp(-c)", {
        hint: 3,
        mistakes: [
          {expression: "1 - c", message: SAY.limit},
          {expression: "exp(c)", message: SAY.inverse},
        ],
      });
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  formulaTests(answer);
  describe("fiftyBlocks", () => {
    it(title("α = 0.5, fifty blocks", "α = 0.5，五十个块"), async () => {
      expectClose(await answer.number("fiftyBlocks"), 0.5 ** 50, {
        tolerance: 0.02,
        relative: true,
        hint: 3,
        mistakes: [
          {value: 1.5 ** 50, message: SAY.upper},
          {value: 0.5 * 50, message: SAY.linear},
        ],
      });
    });
  });
  describe("uselessDepth", () => depthTests(answer, rng));
  describe("worstJacobian", () => {
    it(title("half of (3, 4) is lost", "(3, 4) 损失一半"), () => judgeWorst(answer, 0.5, [3, 4]));
    it(title("with alpha 1 nothing is left", "alpha 为 1 时什么也不剩"), () =>
      judgeWorst(answer, 1, [1, -2]),
    );
  });
}
