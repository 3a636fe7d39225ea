import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  levelsOf(values: number[], width: number, from: string | number): number[];
  edgesOf(values: number[], bins: number): number[];
  entropyBits(levels: number[]): number;
  firstEdge(): number;
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  zero: {
    en: "Levels start at 1; these start at 0.",
    "zh-CN": "灰度级从 1 开始；你的从 0 开始。",
  },
  rounded: {
    en: "Values were rounded to the nearest edge. A bin holds everything from its lower edge up: floor.",
    "zh-CN": "把值四舍五入到了最近的边界。分箱包含从下边界起的所有值：用 floor。",
  },
  upper: {
    en: "A value on an edge was put into the bin below. It belongs to the bin that starts there.",
    "zh-CN": "位于边界上的值被放进了下面的分箱。它属于从该边界开始的分箱。",
  },
  toZero: {
    en: "These levels are one too low: either they start at 0, or the edge was found by cutting the quotient towards 0, which below 0 goes up. Round it down.",
    "zh-CN":
      "这些灰度级小了一：要么从 0 开始，要么求边界时商向 0 取整，负数时反而变大。应向下取整。",
  },
  minimum: {
    en: "The first edge lies at the least value here, though another one was asked for.",
    "zh-CN": "这里第一个边界在最小值处，但题目要求的是另一个。",
  },
  oneFew: {
    en: "These are the lower edges only. The last bin ends somewhere, too: N bins have N + 1 edges.",
    "zh-CN": "这里只有下边界。最后一个分箱也有终点：N 个分箱有 N + 1 个边界。",
  },
  centres: {
    en: "The least and the largest value became centres of bins. They are the outermost edges.",
    "zh-CN": "最小值和最大值成了分箱的中心。它们应是最外侧的边界。",
  },
  natural: {
    en: "This is the entropy in nats. Bits take the logarithm to the base 2.",
    "zh-CN": "这是以 nat 为单位的熵。以比特为单位要用以 2 为底的对数。",
  },
  missing: {
    en: "A level that does not occur made this NaN: 0 · log 0 counts as 0.",
    "zh-CN": "没有出现的灰度级使结果为 NaN：0 · log 0 应视为 0。",
  },
  none: {
    en: "That is the rule of a fixed number of bins, which stretch with the image. Here the width stays, and more bins are occupied.",
    "zh-CN": "那是固定分箱数的规则，分箱会随图像拉伸。这里宽度不变，被占据的分箱更多。",
  },
  linear: {
    en: "The entropy does not grow in proportion: twice as many bins are one bit more, four times two.",
    "zh-CN": "熵不是按比例增长：分箱数加倍多一比特，四倍多两比特。",
  },
  above: {
    en: "This edge lies above the least value, 21: some voxels would have no bin.",
    "zh-CN": "这个边界高于最小值 21：有些体素将没有分箱。",
  },
  phase: {
    en: "From this edge the eight values do not fall into two bins of four.",
    "zh-CN": "从这个边界起，八个值并没有四个四个地落入两个分箱。",
  },
} satisfies Record<string, Words>;

function levelTests(answer: Answers, rng: Rng): void {
  const judge = async (values: number[], width: number, from: string | number) => {
    const least = Math.min(...values);
    const multiple = Math.floor(least / width) * width;
    const edge = typeof from === "number" ? from : from === "minimum" ? least : multiple;
    const by = (start: number, round: (q: number) => number): number[] =>
      values.map((x) => round((x - start) / width) + 1);
    const right = by(edge, Math.floor);
    expectClose(await answer.levelsOf(values, width, from), right, {
      tolerance: 0,
      hint: 2,
      mistakes: [
        {
          value: right.map((level) => level - 1),
          message: from === "multiple" ? SAY.toZero : SAY.zero,
        },
        {value: by(edge, Math.round), message: SAY.rounded},
        {value: by(edge, (q) => Math.ceil(q) - 1), message: SAY.upper},
        {value: by(least, Math.floor), message: SAY.minimum},
      ],
    });
  };
  it(title("from the least value", "从最小值起"), () => judge([-13, -4, 0, 7, 27], 10, "minimum"));
  it(title("from the multiple below it", "从其下方的倍数起"), () =>
    judge([-13, -4, 0, 7, 27], 10, "multiple"),
  );
  it(title("thirty values from a stated edge", "三十个值，从给定边界起"), async () => {
    const draw = rng.fork("levels");
    const values = Array.from({length: 30}, () => 300 * draw.next() - 100);
    await judge(values, 25, -500);
  });
}

function edgeTests(answer: Answers): void {
  const judge = async (values: number[], bins: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const lay = (count: number, start: number, step: number): number[] =>
      Array.from({length: count}, (_, k) => start + k * step);
    const width = (high - low) / bins;
    const wide = (high - low) / (bins - 1);
    expectClose(await answer.edgesOf(values, bins), lay(bins + 1, low, width), {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: lay(bins, low, width), message: SAY.oneFew},
        {value: lay(bins, low, wide), message: SAY.centres},
        {value: lay(bins + 1, low - wide / 2, wide), message: SAY.centres},
      ],
    });
  };
  it(title("four bins from −20 to 60", "−20 到 60 分四箱"), () => judge([0, 60, -20, 13], 4));
}

function entropyTests(answer: Answers, rng: Rng): void {
  const judge = async (levels: number[]) => {
    const counts = new Map<number, number>();
    for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
    const shares = [...counts.values()].map((n) => n / levels.length);
    const bits = shares.reduce((sum, p) => sum - p * Math.log2(p), 0);
    expectClose(await answer.entropyBits(levels), bits, {
      tolerance: 1e-9,
      unit: "bits",
      hint: 3,
      mistakes: [
        {value: bits * Math.LN2, message: SAY.natural},
        {value: Number.NaN, message: SAY.missing},
      ],
    });
  };
  it(title("the levels 1, 1, 3 and 4 have 1.5 bits", "灰度级 1、1、3、4 为 1.5 比特"), () =>
    judge([1, 1, 3, 4]),
  );
  it(title("fifty random levels", "五十个随机灰度级"), async () => {
    const draw = rng.fork("entropy");
    await judge(Array.from({length: 50}, () => 1 + draw.int(9)));
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("levelsOf", () => levelTests(answer, rng));
  describe("edgesOf", () => edgeTests(answer));
  describe("entropyBits", () => entropyTests(answer, rng));
  describe("entropyGain", () => {
    it(title("the rise of the entropy", "熵的增量"), async () => {
      expectExpression(await answer.expression("entropyGain"), "log2(s)", {
        hint: 3,
        mistakes: [
          {expression: "0", message: SAY.none},
          {expression: "s", message: SAY.linear},
          {expression: "s - 1", message: SAY.linear},
          {expression: "log(s)", message: SAY.natural},
        ],
      });
    });
  });
  describe("firstEdge", () => {
    it(title("a first edge with 1 bit", "使熵为 1 比特的边界"), async () => {
      const edge = await answer.firstEdge();
      expectTrue(edge <= 21, SAY.above, {hint: 3});
      const values = [21, 22, 23, 24, 26, 27, 28, 29];
      const bins = values.map((x) => Math.floor((x - edge) / 10));
      const halves = bins[0] === bins[3] && bins[3] !== bins[4] && bins[4] === bins[7];
      expectTrue(halves, SAY.phase, {hint: 3});
    });
  });
}
