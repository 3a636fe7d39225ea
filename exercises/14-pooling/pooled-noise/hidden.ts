import {avgPool, pooledNoiseVariance, tensor} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  pooledVariance(sigma2: number, k: number, rho: number[]): number;
  silentNoise(n: number): number[];
  stubbornNoise(n: number): number[];
}>;

/** The variance that is left of a line of mean 0 when pairs are averaged. */
function left(values: readonly number[]): number {
  const pooled = avgPool(tensor([1, values.length, 1], values), {kernel: 2}).data;
  return pooled.reduce((sum, v) => sum + v * v, 0) / pooled.length;
}

/** Reads an answer as a line of n numbers of mean 0 and variance 1; an empty one if it is none. */
function lineOf(got: unknown, n: number): number[] {
  const values = Array.isArray(got) ? got.map(Number) : [];
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const square = values.reduce((sum, v) => sum + v * v, 0) / n;
  const fits = values.length === n && Math.abs(mean) < 1e-9 && Math.abs(square - 1) < 1e-9;
  return fits ? values : [];
}

/** Hidden tests: windows and lengths of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("squareVariance", () => {
    it(title("your formula, everywhere in its range", "你的公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("squareVariance"), "(1 + r)*(1 + r)/4", {hint: 2});
    });
  });
  describe("pooledVariance", () => {
    it(title("windows of your own", "属于你的一组窗口"), async () => {
      const draw = rng.fork("hidden windows");
      for (let i = 0; i < 6; i++) {
        const [sigma2, k, r] = [1 + 20 * draw.next(), 2 + draw.int(6), 0.2 + 0.6 * draw.next()];
        const rho = Array.from({length: k}, (_, l) => r ** l);
        const right = pooledNoiseVariance(sigma2, {
          kernel: [k],
          correlation: ([lag]) => r ** Math.abs(lag),
        });
        expectClose(await answer.pooledVariance(sigma2, k, rho), right, {
          tolerance: 1e-9,
          relative: true,
          hint: 2,
        });
      }
    });
  });
  describe("silentNoise", () => {
    it(title("lines of your own length", "属于你的长度"), async () => {
      const n = 2 * (5 + rng.fork("silent").int(20));
      const values = lineOf(await answer.silentNoise(n), n);
      expectTrue(
        values.length > 0 && left(values) < 1e-18,
        {
          en: "Mean 0, variance 1 and nothing left after pooling: one of the three does not hold for every length.",
          "zh-CN": "平均为 0、方差为 1、池化后不剩：三者中有一个并非对所有长度成立。",
        },
        {hint: 3},
      );
    });
  });
  describe("stubbornNoise", () => {
    it(title("lines of your own length", "属于你的长度"), async () => {
      const n = 4 * (3 + rng.fork("stubborn").int(20));
      const values = lineOf(await answer.stubbornNoise(n), n);
      expectTrue(
        values.length > 0 && Math.abs(left(values) - 1) < 1e-9,
        {
          en: "Mean 0, variance 1 and all of it left after pooling: one of the three does not hold for every length.",
          "zh-CN": "平均为 0、方差为 1、池化后全部保留：三者中有一个并非对所有长度成立。",
        },
        {hint: 3},
      );
    });
  });
}
