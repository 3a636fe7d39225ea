import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  fail,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  shrink(z: number, lambda: number): number;
  oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[];
}>;

/** The outcomes and the price of question 2. */
type Study = {y: number[]; lambda: number};

/** What known mistakes are called, in the learner's words. */
const SAY = {
  hard: {
    en: "Values above the threshold are kept whole. That is a hard threshold; the soft one takes λ from them too.",
    "zh-CN": "超过阈值的值被原样保留。那是硬阈值；软阈值也要从中减去 λ。",
  },
  below: {
    en: "A small value came out on the other side of 0. Within λ of 0 the minimum is 0 itself.",
    "zh-CN": "小的值越过了 0。距 0 不超过 λ 时，最小值就在 0。",
  },
  negative: {
    en: "A negative value was moved away from 0, or lost. The threshold moves both signs towards 0.",
    "zh-CN": "负值被移离 0 或丢失了。阈值把两种符号都移向 0。",
  },
  square: {
    en: "The feature has not been scaled: the slope still has to be divided by the mean of x².",
    "zh-CN": "该特征未标准化：斜率还要除以 x² 的均值。",
  },
  mean: {
    en: "Sums over patients were not divided by their number. The sum of squares in the task is, so λ weighs more.",
    "zh-CN": "对患者求和后没有除以人数。题目中的平方和除以了 2n，因此 λ 的分量更大。",
  },
  late: {
    en: "All coefficients were computed from the old ones. Each has to see those that this sweep has changed already.",
    "zh-CN": "所有系数都由旧值算出。每个系数都应看到本轮已改变的那些系数。",
  },
  own: {
    en: "The residual still holds what feature j itself explains. Leave that feature out, or add its part back.",
    "zh-CN": "残差里仍包含特征 j 自己解释的部分。请排除该特征，或把它的部分加回去。",
  },
  list: {
    en: "Give a list with one number for each feature.",
    "zh-CN": "请给出列表，每个特征一个数。",
  },
  shared: {
    en: "The ridge part was charged in full. Only the share 1 − α of λ falls on squares.",
    "zh-CN": "岭惩罚被全额计入。只有 λ 的 1 − α 部分作用于平方项。",
  },
  half: {
    en: "The price of the square is half of w²; its derivative is w, not 2 w.",
    "zh-CN": "平方项的代价是 w² 的一半；导数是 w，而不是 2w。",
  },
  after: {
    en: "The threshold was taken off after dividing. Set the whole derivative to 0 first, then solve for w.",
    "zh-CN": "先除后减了阈值。应先令整个导数为 0，再解出 w。",
  },
} satisfies Record<string, Words>;

const soft = (z: number, lambda: number): number =>
  Math.sign(z) * Math.max(Math.abs(z) - lambda, 0);

/** How a sweep can go wrong. */
interface Slip {
  readonly stale?: boolean;
  readonly own?: boolean;
  readonly unscaled?: boolean;
  readonly hard?: boolean;
}

/** One sweep, right or with a slip. */
function sweepOf(
  x: number[][],
  y: number[],
  w: number[],
  lambda: number,
  slip: Slip = {},
): number[] {
  const next = [...w];
  for (let j = 0; j < w.length; j++) {
    const seen = slip.stale ? w : next;
    let slope = 0;
    let square = 0;
    x.forEach((row, i) => {
      const all = row.reduce((sum, value, k) => sum + value * seen[k], 0);
      const others = slip.own ? all : all - row[j] * seen[j];
      slope += (row[j] * (y[i] - others)) / x.length;
      square += (row[j] * row[j]) / x.length;
    });
    const kept = slip.hard ? (Math.abs(slope) > lambda ? slope : 0) : soft(slope, lambda);
    next[j] = slip.unscaled ? kept : kept / square;
  }
  return next;
}

function thresholdTests(answer: Answers, rng: Rng): void {
  const judge = async (z: number, lambda: number) => {
    const got = await answer.shrink(z, lambda);
    const mistakes = [
      {value: Math.abs(z) > lambda ? z : 0, message: SAY.hard},
      {value: Math.abs(z) <= lambda ? z - lambda : Number.NaN, message: SAY.below},
      {value: Math.abs(z) <= lambda ? z - Math.sign(z) * lambda : Number.NaN, message: SAY.below},
      {value: z < 0 ? z - lambda : Number.NaN, message: SAY.negative},
      {value: z < 0 ? 0 : Number.NaN, message: SAY.negative},
    ].filter(({value}) => Math.abs(value - soft(z, lambda)) > 1e-9);
    expectClose(got, soft(z, lambda), {tolerance: 1e-12, hint: 2, mistakes});
  };
  it(title("a value above the threshold", "高于阈值的值"), () => judge(3, 1));
  it(title("a value within it", "阈值之内的值"), () => judge(0.4, 1));
  it(title("a negative value", "负值"), () => judge(-2.5, 1));
  it(title("values of either sign", "两种符号的值"), async () => {
    const draw = rng.fork("threshold");
    for (let k = 0; k < 10; k++) await judge(4 * draw.next() - 2, 0.1 + draw.next());
  });
}

function oneTests(answer: Answers, {y, lambda}: Study): void {
  it(title("the coefficient of the feature", "该特征的系数"), async () => {
    const z = [2, 1, 0, -1, -2].reduce((sum, x, i) => sum + x * y[i], 0) / 5;
    const right = soft(z, lambda) / 2;
    const mistakes = [
      {value: soft(z, lambda), message: SAY.square},
      {value: soft(5 * z, lambda) / 10, message: SAY.mean},
      {value: z / 2, message: SAY.hard},
      {value: (z - lambda) / 2, message: SAY.negative},
    ].filter(({value}) => Math.abs(value - right) > 0.001);
    expectClose(await answer.number("coefficient"), right, {tolerance: 0.001, hint: 2, mistakes});
  });
}

function sweepTests(answer: Answers, rng: Rng): void {
  const judge = async (x: number[][], y: number[], w: number[], lambda: number) => {
    const got: unknown = await answer.oneSweep(x, y, w, lambda);
    if (!Array.isArray(got) || got.length !== w.length) fail(SAY.list, {hint: 3});
    const right = sweepOf(x, y, w, lambda);
    const slips = [
      {value: sweepOf(x, y, w, lambda, {stale: true}), message: SAY.late},
      {value: sweepOf(x, y, w, lambda, {own: true}), message: SAY.own},
      {value: sweepOf(x, y, w, lambda, {unscaled: true}), message: SAY.square},
      {value: sweepOf(x, y, w, lambda, {hard: true}), message: SAY.hard},
      {value: sweepOf(x, y, w, lambda / x.length), message: SAY.mean},
    ];
    const mistakes = slips.filter(({value}) => value.some((v, j) => Math.abs(v - right[j]) > 1e-6));
    expectClose(got, right, {tolerance: 1e-9, hint: 3, mistakes});
  };
  it(title("two features, from nothing", "两个特征，从零开始"), () =>
    judge(
      [
        [1, 2],
        [1, 0],
        [-1, 0],
        [-1, -2],
      ],
      [4, 1, -2, -3],
      [0, 0],
      0.5,
    ),
  );
  it(title("two features, from a first guess", "两个特征，从初值开始"), () =>
    judge(
      [
        [1, 2],
        [1, 0],
        [-1, 0],
        [-1, -2],
      ],
      [4, 1, -2, -3],
      [1, -0.5],
      0.5,
    ),
  );
  it(title("eight features of noise", "八个噪声特征"), async () => {
    const draw = rng.fork("sweep");
    const x = Array.from({length: 12}, () => Array.from({length: 8}, () => 2 * draw.normal()));
    const y = x.map((row) => row[0] - row[3] + draw.normal());
    const w = x[0].map(() => draw.normal());
    await judge(x, y, w, 0.3);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Study>): void {
  describe("shrink", () => thresholdTests(answer, rng));
  describe("coefficient", () => oneTests(answer, variant));
  describe("oneSweep", () => sweepTests(answer, rng));
  describe("mixed", () => {
    it(title("the coefficient under both prices", "两种代价下的系数"), async () => {
      expectExpression(await answer.expression("mixed"), "(z - l*a)/(1 + l*(1 - a))", {
        hint: 3,
        mistakes: [
          {expression: "(z - l*a)/(1 + l)", message: SAY.shared},
          {expression: "(z - l*a)/(1 + 2*l*(1 - a))", message: SAY.half},
          {expression: "z/(1 + l*(1 - a)) - l*a", message: SAY.after},
        ],
      });
    });
  });
  describe("twins", () => {
    it(title("what happens to two equal features", "两个相同特征会怎样"), async () => {
      expectChoice(await answer.choice("twins"), {
        right: "any",
        wrong: {
          half: {
            en: "That is what a ridge does, and an elastic net: squares are cheapest when shared. The price |w₁| + |w₂| is the same however the sum is split.",
            "zh-CN": "那是岭回归和弹性网的做法：平方在平分时最小。|w₁| + |w₂| 与如何分配无关。",
          },
          none: {
            en: "With both at 0 the outcome is not explained at all, and the slope along either exceeds λ.",
            "zh-CN": "若两者都为 0，结局完全没有被解释，沿任一特征的斜率都超过 λ。",
          },
          double: {
            en: "The fit would be twice too large. The second copy sees only what the first has left.",
            "zh-CN": "拟合值会大一倍。第二份只看到第一份留下的部分。",
          },
        },
        hint: 3,
      });
    });
  });
}
