import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Matrix = number[][];
type Answers = Answer<{
  blockGradient(x: number[], w1: Matrix, w2: Matrix, g: number[]): number[];
  blindBlock(): {w1: Matrix; w2: Matrix};
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  noShortcut: {
    en: "The shortcut is missing: x reaches y directly as well, and that path adds 1.",
    "zh-CN": "缺少捷径：x 也直接到达 y，这条路径贡献 1。",
  },
  noSlope: {
    en: "The slope of tanh is missing: it is 1 − tanh², and multiplies the branch.",
    "zh-CN": "缺少 tanh 的斜率：它是 1 − tanh²，要乘到分支上。",
  },
  noInner: {
    en: "The inner factor is missing: w·x changes by w with x, and by x with w.",
    "zh-CN": "缺少内层因子：w·x 对 x 的变化率是 w，对 w 的变化率是 x。",
  },
  shortcutWeight: {
    en: "The shortcut has no weight: no path but the branch leads from w to y.",
    "zh-CN": "捷径没有权重：从 w 到 y 只有分支这一条路径。",
  },
  noRelu: {
    en: "ReLU lets a gradient pass only where its input was positive. Here all of it passed.",
    "zh-CN": "ReLU 只在其输入为正处让梯度通过。这里全部通过了。",
  },
  forwards: {
    en: "The matrices were applied forwards. A gradient goes through a matrix by its transpose.",
    "zh-CN": "矩阵被正向使用了。梯度通过矩阵时要用它的转置。",
  },
  mask: {
    en: "ReLU's mask was taken from the gradient. It belongs to what came up: the sign of W₁x.",
    "zh-CN": "ReLU 的掩码取自梯度。它应取自前向的值：W₁x 的符号。",
  },
  atZero: {
    en: "At exactly 0, ReLU lets nothing pass.",
    "zh-CN": "恰好为 0 时，ReLU 不让任何东西通过。",
  },
  shape: {
    en: "The block must be {w1, w2} with two rows of two finite numbers each.",
    "zh-CN": "块必须是 {w1, w2}，各有两行、每行两个有限数。",
  },
  silent: {
    en: "This branch hands nothing on, but the shortcut does: the gradient arrives as it was. The sum has to be 0.",
    "zh-CN": "这个分支不传递任何东西，但捷径会传递：梯度原样到达。要让和为 0。",
  },
  some: {
    en: "Some gradients still arrive. Every g must become 0, so I + J must be the zero matrix at x = (1, 1).",
    "zh-CN": "仍有梯度到达。每个 g 都必须变为 0，因此在 x = (1, 1) 处 I + J 必须是零矩阵。",
  },
} satisfies Record<string, Words>;

/** How a reference may deviate from what was asked. */
interface Slip {
  readonly shortcut?: boolean;
  readonly mask?: "input" | "none" | "gradient";
  readonly turned?: boolean;
}

/** Carries a gradient through a block, perhaps with a slip. */
export function carried(
  {x, w1, w2, g}: {x: number[]; w1: Matrix; w2: Matrix; g: number[]},
  {shortcut = true, mask = "input", turned = false}: Slip = {},
): number[] {
  const times = (w: Matrix, v: number[]) =>
    w.map((row) => row.reduce((sum, a, j) => sum + a * v[j], 0));
  const transposed = (w: Matrix) => w[0].map((_, j) => w.map((row) => row[j]));
  const back = (w: Matrix, v: number[]) => times(turned ? w : transposed(w), v);
  const z = times(w1, x);
  const arrived = back(w2, g);
  const gate = mask === "gradient" ? arrived : z;
  const inner = arrived.map((v, k) => (mask === "none" || gate[k] > 0 ? v : 0));
  return back(w1, inner).map((v, j) => v + (shortcut ? g[j] : 0));
}

const HAND = {
  x: [1, 2],
  w1: [
    [1, -1],
    [0, 1],
  ],
  w2: [
    [1, 2],
    [-1, 1],
  ],
  g: [1, 1],
};

/** A block with a hidden width of its own. */
function drawn(rng: Rng) {
  const draw = (n: number) => Array.from({length: n}, () => 2 * rng.next() - 1);
  const [n, inner] = [3, 4];
  const matrix = (rows: number, columns: number) => Array.from({length: rows}, () => draw(columns));
  return {x: draw(n), w1: matrix(inner, n), w2: matrix(n, inner), g: draw(n)};
}

function gradientTests(answer: Answers, rng: Rng): void {
  const judge = async (block: typeof HAND) => {
    const {x, w1, w2, g} = block;
    const square = w1.length === x.length;
    expectClose(await answer.blockGradient(x, w1, w2, g), carried(block), {
      tolerance: 1e-12,
      hint: 3,
      mistakes: [
        {value: carried(block, {shortcut: false}), message: SAY.noShortcut},
        {value: carried(block, {mask: "none"}), message: SAY.noRelu},
        {value: carried(block, {mask: "gradient"}), message: SAY.mask},
        ...(square ? [{value: carried(block, {turned: true}), message: SAY.forwards}] : []),
      ],
    });
  };
  it(title("the block that the chapter does by hand", "正文中手算的块"), () => judge(HAND));
  it(title("a square block of other numbers", "另一个方形的块"), () =>
    judge({...HAND, x: [-1, 3], g: [2, -3]}),
  );
  it(title("a block that is wider inside", "内部更宽的块", {weight: 2}), () =>
    judge(drawn(rng.fork("wide"))),
  );
  it(title("what stands exactly at 0 hands nothing on", "恰好为 0 处不传递任何东西"), async () => {
    expectClose(await answer.blockGradient([2, 2], [[1, -1]], [[5], [7]], [1, 1]), [1, 1], {
      tolerance: 1e-12,
      hint: 2,
      mistakes: [{value: [13, -11], message: SAY.atZero}],
    });
  });
}

function blindTests(answer: Answers): void {
  it(title("every gradient becomes 0", "每个梯度都变为 0", {weight: 2}), async () => {
    const block: unknown = await answer.blindBlock();
    const isMatrix = (w: unknown): w is Matrix =>
      Array.isArray(w) &&
      w.length === 2 &&
      w.every((row) => Array.isArray(row) && row.length === 2 && row.every(Number.isFinite));
    const given = (block ?? {}) as {w1?: unknown; w2?: unknown};
    expectTrue(isMatrix(given.w1) && isMatrix(given.w2), SAY.shape, {hint: 3});
    const {w1, w2} = given as {w1: Matrix; w2: Matrix};
    const ways = [
      [1, 0],
      [0, 1],
    ].map((g) => carried({x: [1, 1], w1, w2, g}));
    const size = (v: number[]) => Math.hypot(...v);
    const unchanged = ways.every((v, k) => v.every((c, j) => c === (j === k ? 1 : 0)));
    expectTrue(!unchanged, SAY.silent, {hint: 2});
    expectTrue(
      ways.every((v) => size(v) < 1e-9),
      SAY.some,
      {hint: 2},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slopeX", () => {
    it(title("both paths of x", "x 的两条路径"), async () => {
      expectExpression(await answer.expression("slopeX"), "1 + v*w*(1 - tanh(w*x)^2)", {
        hint: 2,
        mistakes: [
          {expression: "v*w*(1 - tanh(w*x)^2)", message: SAY.noShortcut},
          {expression: "1 + v*w", message: SAY.noSlope},
          {expression: "1 + v*(1 - tanh(w*x)^2)", message: SAY.noInner},
        ],
      });
    });
  });
  describe("slopeW", () => {
    it(title("the one path of w", "w 的唯一路径"), async () => {
      expectExpression(await answer.expression("slopeW"), "v*x*(1 - tanh(w*x)^2)", {
        hint: 2,
        mistakes: [
          {expression: "1 + v*x*(1 - tanh(w*x)^2)", message: SAY.shortcutWeight},
          {expression: "v*x", message: SAY.noSlope},
          {expression: "v*(1 - tanh(w*x)^2)", message: SAY.noInner},
        ],
      });
    });
  });
  describe("blockGradient", () => gradientTests(answer, rng));
  describe("blindBlock", () => blindTests(answer));
}
