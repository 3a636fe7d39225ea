import {matrixRank} from "voxelbook/core";
import {addFusion, concatChannels, linearMapMatrix, tensor} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  joinRanks(n: number, a: number, b: number): number[];
  twin(e: number[], d: number[]): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  rows: {
    en: "Concatenation only moves its inputs. All 2n of them can be read off again.",
    "zh-CN": "拼接只是搬动输入，全部 2n 个数都可以读回来。",
  },
  both: {
    en: "The second map has n rows only, so its rank is n at most.",
    "zh-CN": "第二个映射只有 n 行，秩至多为 n。",
  },
  zero: {
    en: "With a and b both 0 nothing of either input is left.",
    "zh-CN": "a 和 b 都为 0 时，两个输入都不留下任何信息。",
  },
  one: {
    en: "One of the two weights is enough for n directions: the other map is ignored, but this one comes through.",
    "zh-CN": "一个非零权重就足以保留 n 个方向：另一张图被忽略，这一张完整通过。",
  },
  pair: {
    en: "Give two lists, each as long as e.",
    "zh-CN": "请给出两个与 e 等长的列表。",
  },
  sums: {
    en: "The sums must stay as they are at every place.",
    "zh-CN": "每个位置的和必须保持不变。",
  },
  same: {
    en: "The new pair equals the old one somewhere. Where E is 0, take from D.",
    "zh-CN": "新的一对在某处与原来相同。E 为 0 之处，应从 D 取。",
  },
  negative: {
    en: "A number of the new pair is below 0, which no ReLU lets through.",
    "zh-CN": "新的一对中有负数，ReLU 不会输出负数。",
  },
  sign: {
    en: "The change must undo the one of E, so it has the other sign.",
    "zh-CN": "变化必须抵消 E 的变化，因此符号相反。",
  },
  turned: {
    en: "The weights are turned: D's own weight belongs below the line.",
    "zh-CN": "权重写反了：D 自己的权重应在分母。",
  },
  addition: {
    en: "That hides the change from an addition, where both weights are equal.",
    "zh-CN": "这只对加法成立，那里两个权重相等。",
  },
  level: {
    en: "That is one decoder. The channels double on each level: add up all L.",
    "zh-CN": "这只是一层解码器。通道逐层加倍：要对 L 层求和。",
  },
  second: {
    en: "Only the first convolution of a decoder reads both maps; the second one stays as it is.",
    "zh-CN": "只有解码器的第一个卷积读取两张图；第二个不变。",
  },
} satisfies Record<string, Words>;

/** Ranks by elimination, from the matrices of both maps. */
function measured(n: number, a: number, b: number): number[] {
  const shapes = [
    [1, n],
    [1, n],
  ];
  const scaled = (x: {data: Float64Array}, by: number) =>
    tensor(
      [1, n],
      x.data.map((v) => by * v),
    );
  const joins = [
    linearMapMatrix(concatChannels, {shapes}),
    linearMapMatrix(([e, d]) => addFusion(scaled(e, a), scaled(d, b)), {shapes}),
  ];
  return joins.map((m) => matrixRank(m.data, m));
}

function rankTests(answer: Answers): void {
  const judge = async (n: number, a: number, b: number) => {
    const got: unknown = await answer.joinRanks(n, a, b);
    const [concat, sum] = measured(n, a, b);
    const numbers = Array.isArray(got) ? (got as number[]) : [];
    expectTrue(numbers[0] === concat, SAY.rows, {hint: 1});
    expectTrue(!(numbers[1] > n), SAY.both, {hint: 2});
    if (a === 0 && b === 0) expectTrue(numbers[1] === 0, SAY.zero, {hint: 3});
    if ((a === 0) !== (b === 0)) expectTrue(numbers[1] === n, SAY.one, {hint: 2});
    expectClose(numbers, [concat, sum], {tolerance: 0, hint: 2});
  };
  it(title("eight numbers each, added", "各八个数，相加"), () => judge(8, 1, 1));
  it(title("unequal weights", "不相等的权重"), () => judge(5, 2, -0.5));
  it(title("one weight is 0", "一个权重为 0"), async () => {
    await judge(3, 0, 1);
    await judge(3, 2, 0);
  });
  it(title("both weights are 0", "两个权重都为 0"), () => judge(4, 0, 0));
}

/** Judges a pair against the one that it is to be confused with. */
function judgeTwin(got: unknown, e: readonly number[], d: readonly number[]): void {
  const fits =
    Array.isArray(got) &&
    got.length === 2 &&
    got.every((list: unknown) => Array.isArray(list) && list.length === e.length);
  if (!fits) fail(SAY.pair, {hint: 2});
  const [e2, d2] = got as number[][];
  for (let i = 0; i < e.length; i++) {
    expectTrue(Math.abs(e2[i] + d2[i] - e[i] - d[i]) < 1e-9, SAY.sums, {hint: 2});
    expectTrue(e2[i] >= 0 && d2[i] >= 0, SAY.negative, {hint: 2});
    expectTrue(Math.abs(e2[i] - e[i]) > 1e-9, SAY.same, {hint: 3});
  }
}

function formulaTests(answer: Answers): void {
  describe("blindTo", () => {
    it(title("a change that the convolution does not see", "卷积看不见的变化"), async () => {
      expectExpression(await answer.expression("blindTo"), "-a*x/b", {
        hint: 3,
        mistakes: [
          {expression: "a*x/b", message: SAY.sign},
          {expression: "-b*x/a", message: SAY.turned},
          {expression: "-x", message: SAY.addition},
        ],
      });
    });
  });
  describe("weightsSaved", () => {
    it(title("all decoders together", "所有解码器合计"), async () => {
      expectExpression(await answer.expression("weightsSaved"), "3*C^2*(4^L - 1)", {
        hint: 3,
        mistakes: [
          {expression: "9*C^2", message: SAY.level},
          {expression: "9*C^2*L", message: SAY.level},
          {expression: "6*C^2*(4^L - 1)", message: SAY.second},
        ],
      });
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("joinRanks", () => rankTests(answer));
  describe("twin", () => {
    it(title("a ramp and its opposite", "斜坡与其反向"), async () => {
      const [e, d] = [
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ];
      judgeTwin(await answer.twin(e, d), e, d);
    });
    it(title("places where one of both is 0", "其中之一为 0 的位置"), async () => {
      const [e, d] = [
        [0, 5, 0.25],
        [2, 0, 0],
      ];
      judgeTwin(await answer.twin(e, d), e, d);
    });
    it(title("drawn numbers", "随机数"), async () => {
      const draw = rng.fork("twin");
      const list = () => Array.from({length: 12}, () => draw.next() + 0.1);
      const [e, d] = [list(), list()];
      judgeTwin(await answer.twin(e, d), e, d);
    });
  });
  formulaTests(answer);
}
