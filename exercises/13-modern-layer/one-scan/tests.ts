import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {batchNorm, batchNormRunning, tensor} from "voxelbook/nn";

type Answers = Answer<{
  inTraining(batch: number[][]): number[][];
  stored(scans: number[][]): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  each: {
    en: "Each scan was normalised by itself. In a batch of several, all share one mean.",
    "zh-CN": "每个扫描各自归一化了。多个扫描的批次共用一个均值。",
  },
  unbiased: {
    en: "Inside the layer the divisor of the variance is the number of values.",
    "zh-CN": "层内方差的除数是值的个数。",
  },
  biased: {
    en: "The variance that is stored is the unbiased one.",
    "zh-CN": "存储的方差是无偏的。",
  },
  momentum: {
    en: "0.1 is the share of the new value here, 0.9 that of the old one.",
    "zh-CN": "这里 0.1 是新值的份额，0.9 是旧值的。",
  },
  average: {
    en: "That is a plain average. The store forgets: each new scan takes a tenth.",
    "zh-CN": "这是普通平均。存储会遗忘：每个新扫描占十分之一。",
  },
  own: {
    en: "In evaluation the scan's own mean is not looked at.",
    "zh-CN": "评估时不看该扫描自己的均值。",
  },
  noRoot: {
    en: "The layer divides by the root of the variance.",
    "zh-CN": "这一层除以方差的平方根。",
  },
  one: {
    en: "It would be 1 if the store knew how scans differ. It holds only what varies within a scan.",
    "zh-CN": "如果存储知道扫描之间的差异，结果才是 1。它只含扫描内的变化。",
  },
  square: {
    en: "That is the variance; the standard deviation is its root.",
    "zh-CN": "这是方差；标准差是它的平方根。",
  },
} satisfies Record<string, Words>;

function trainingTests(answer: Answers, rng: Rng): void {
  const judge = async (batch: number[][]) => {
    const {y} = batchNorm(tensor([batch.length, batch[0].length, 1], batch.flat()));
    const mean = (v: readonly number[]) => v.reduce((a, b) => a + b) / v.length;
    const alone = (scan: readonly number[], divisor: number) => {
      const mu = mean(scan);
      const variance = scan.reduce((s, v) => s + (v - mu) ** 2, 0) / (scan.length - divisor);
      return scan.map((v) => (v - mu) / Math.sqrt(variance + 1e-5));
    };
    expectClose((await answer.inTraining(batch)).flat(), Array.from(y.data), {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: batch.flatMap((scan) => alone(scan, 0)), message: SAY.each},
        {value: alone(batch.flat(), 1), message: SAY.unbiased},
      ],
    });
  };
  const draw = (name: string) => rng.fork(name);
  it(title("a batch of one scan", "一个扫描的批次"), async () => {
    const from = draw("one");
    await judge([Array.from({length: 9}, () => from.normal())]);
  });
  it(title("a batch of three scans that differ", "三个不同扫描的批次"), async () => {
    const from = draw("three");
    await judge([0, 4, -2].map((m) => Array.from({length: 6}, () => m + from.normal())));
  });
}

function storedTests(answer: Answers, rng: Rng): void {
  it(title("five scans, one after the other", "五个扫描，依次进行"), async () => {
    const from = rng.fork("five");
    const scans = [3, 5, 1, 8, 4].map((m) => Array.from({length: 8}, () => m + 2 * from.normal()));
    const run = (momentum: number, count: number) => {
      let kept = {mean: tensor([1], 0), variance: tensor([1], 1)};
      for (const scan of scans) {
        kept = batchNormRunning(kept, batchNorm(tensor([8, 1], scan)), {count, momentum});
      }
      return [kept.mean.data[0], kept.variance.data[0]];
    };
    const moments = scans.map((scan) => {
      const {mean, variance} = batchNorm(tensor([8, 1], scan));
      return [mean.data[0], (variance.data[0] * 8) / 7];
    });
    const plain = [0, 1].map((k) => moments.reduce((s, m) => s + m[k], 0) / scans.length);
    expectClose(await answer.stored(scans), run(0.1, 8), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: run(0.1, 1e12), message: SAY.biased},
        {value: run(0.9, 8), message: SAY.momentum},
        {value: plain, message: SAY.average},
      ],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("inTraining", () => trainingTests(answer, rng));
  describe("stored", () => storedTests(answer, rng));
  describe("offset", () => {
    it(title("the mean in evaluation", "评估时的均值"), async () => {
      expectExpression(await answer.expression("offset"), "(a - m)/sqrt(v)", {
        hint: 2,
        mistakes: [
          {expression: "0", message: SAY.own},
          {expression: "(a - m)/v", message: SAY.noRoot},
        ],
      });
    });
  });
  describe("spreadRatio", () => {
    it(title("the spread of all scans", "所有扫描的离散程度"), async () => {
      expectExpression(await answer.expression("spreadRatio"), "sqrt(1 + b^2/w^2)", {
        hint: 3,
        mistakes: [
          {expression: "1", message: SAY.one},
          {expression: "1 + b^2/w^2", message: SAY.square},
        ],
      });
    });
  });
}
