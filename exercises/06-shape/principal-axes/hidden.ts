import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  principalVariances(points: number[][]): number[];
  elongationFlatness(variances: number[]): number[];
}>;

/** Points of a grid of n by m voxels, turned by an angle and moved. */
function turnedGrid(draw: Rng): {points: number[][]; wanted: number[]} {
  const [n, m] = [8 + draw.int(4), 3 + draw.int(3)];
  const [dx, dy] = [1 + draw.next(), 0.5 + 0.4 * draw.next()];
  const [c, s] = [Math.cos(draw.next() * 3), 0];
  const sine = Math.sqrt(1 - c * c) + s;
  const move = 100 * draw.next();
  const points = Array.from({length: n * m}, (_, i) => {
    const [x, y] = [(i % n) * dx, Math.floor(i / n) * dy];
    return [move + c * x - sine * y, 2 * move + sine * x + c * y];
  });
  // Variance of 0, 1, …, n − 1, each m times, divided by N − 1.
  const along = (count: number, step: number): number =>
    (((count * count - 1) / 12) * step * step * n * m) / (n * m - 1);
  return {points, wanted: [along(n, dx), along(m, dy)]};
}

/** Hidden tests: regions of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("principalVariances", () => {
    it(title("rectangles of your own, turned and moved", "属于你的矩形,旋转并移动"), async () => {
      const draw = rng.fork("hidden rectangles");
      for (let i = 0; i < 5; i++) {
        const {points, wanted} = turnedGrid(draw);
        expectClose(await answer.principalVariances(points), wanted, {tolerance: 1e-6, hint: 2});
      }
    });
  });
  describe("elongationFlatness", () => {
    it(
      title("axes of your own, and their size does not matter", "属于你的轴,大小无关"),
      async () => {
        const draw = rng.fork("hidden axes");
        for (let i = 0; i < 5; i++) {
          const [a, b, c] = [0.2 + 0.2 * draw.next(), 0.5 + 0.3 * draw.next(), 1];
          const size = 1 + 50 * draw.next();
          const got = await answer.elongationFlatness([a, c, b].map((x) => (size * x) ** 2));
          expectClose(got, [b, a], {tolerance: 1e-9, hint: 3});
        }
      },
    );
  });
  describe("divisorRatio", () => {
    it(title("it tends to 1, from below", "从下方趋于 1"), async () => {
      const draw = rng.fork("hidden counts");
      const formula = await answer.expression("divisorRatio");
      for (let i = 0; i < 5; i++) {
        const n = 2 + draw.int(300);
        const ratio = formula.evaluate({N: n});
        expectTrue(
          ratio < 1 && Math.abs((1 - ratio * ratio) * n - 1) < 1e-9,
          {
            en: "The square of the ratio falls short of 1 by one part in N.",
            "zh-CN": "比值的平方比 1 少 1/N。",
          },
          {hint: 3},
        );
      }
    });
  });
}
