import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {effectiveVoxels} from "voxelbook/nn";

type Answers = Answer<{effective(count: number, rho: number[]): number}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  once: {
    en: "Each pair counts twice: voxel 1 with 2, and 2 with 1.",
    "zh-CN": "每对要算两次：体素 1 与 2，以及 2 与 1。",
  },
  ends: {
    en: "There are count − d pairs at distance d, not count: the line has ends.",
    "zh-CN": "距离 d 的对数是 count − d，不是 count：线段有端点。",
  },
  beyond: {
    en: "A line of count voxels has no pairs at distance count or more.",
    "zh-CN": "count 个体素的线段没有距离达到 count 的对。",
  },
  white: {
    en: "That is the variance for independent voxels.",
    "zh-CN": "那是独立体素的方差。",
  },
  itself: {
    en: "A voxel has V − 1 others in its scan, and itself with correlation 1.",
    "zh-CN": "一个体素在扫描中有 V − 1 个同伴，与自身的相关为 1。",
  },
  across: {
    en: "Voxels of different scans are independent: N divides everything.",
    "zh-CN": "不同扫描的体素相互独立：N 除以全部。",
  },
  root: {
    en: "Five scans bring the variance, not the standard deviation, down by that factor.",
    "zh-CN": "五次扫描使方差而不是标准差按此倍数下降。",
  },
} satisfies Record<string, Words>;

const worth = (count: number, rho: readonly number[], pairs: (d: number) => number): number => {
  let sum = count;
  for (let d = 1; d < rho.length; d++) sum += pairs(d) * rho[d];
  return (count * count) / sum;
};

function effectiveTests(answer: Answers, rng: Rng): void {
  const judge = async (count: number, rho: number[]) => {
    expectClose(await answer.effective(count, rho), effectiveVoxels([count], {correlation: rho}), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: worth(count, rho, (d) => Math.max(0, count - d)), message: SAY.once},
        {value: worth(count, rho, () => 2 * count), message: SAY.ends},
        {value: worth(count, rho, (d) => 2 * (count - d)), message: SAY.beyond},
      ],
    });
  };
  it(title("three voxels that share half with their neighbour", "三个体素，与邻居相关一半"), () =>
    judge(3, [1, 0.5]),
  );
  it(title("independent voxels count each", "独立体素各算一个"), () => judge(7, [1]));
  it(title("a long line with a short memory", "长线段，短记忆"), async () => {
    const decay = 0.3 + 0.4 * rng.fork("decay").next();
    await judge(
      50,
      Array.from({length: 12}, (_, d) => decay ** d),
    );
  });
  it(title("a list longer than the line", "列表比线段长"), () => judge(2, [1, 0.5, 0.25, 0.125]));
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("effective", () => effectiveTests(answer, rng));
  describe("equallyCorrelated", () => {
    it(title("one correlation for all pairs", "所有对的相关相同"), async () => {
      const right = "s^2*(1 + (V - 1)*r)/(N*V)";
      expectExpression(await answer.expression("equallyCorrelated"), right, {
        hint: 3,
        mistakes: [
          {expression: "s^2/(N*V)", message: SAY.white},
          {expression: "s^2*(1 + V*r)/(N*V)", message: SAY.itself},
          {expression: "s^2*(1 + (N*V - 1)*r)/(N*V)", message: SAY.across},
        ],
      });
    });
  });
  describe("scansNeeded", () => {
    it(title("scans for a tenth", "达到十分之一所需的扫描数"), async () => {
      expectClose(await answer.number("scansNeeded"), 25, {
        tolerance: 1e-9,
        hint: 3,
        mistakes: [{value: 5, message: SAY.root}],
      });
    });
  });
}
