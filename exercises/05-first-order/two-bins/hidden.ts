import {firstOrder} from "voxelbook/features";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  moments(values: number[], counts: number[]): number[];
  shareFor(limit: number): number;
}>;

/** Hidden tests: the library's moments of the same voxels, one by one. */
export function tests(answer: Answers, rng: Rng): void {
  describe("moments", () => {
    it(title("a histogram of your own", "属于你的直方图"), async () => {
      const draw = rng.fork("hidden moments");
      const values = Array.from({length: 7}, (_, k) => -300 + 40 * k + 10 * draw.next());
      const counts = values.map(() => 1 + draw.int(20));
      const voxels = values.flatMap((value, k) => new Array<number>(counts[k]).fill(value));
      const {mean, variance, skewness, kurtosis} = firstOrder(voxels);
      expectClose(await answer.moments(values, counts), [mean, variance, skewness, kurtosis + 3], {
        tolerance: 1e-9,
        relative: true,
        hint: 2,
      });
    });
  });
  describe("shareFor", () => {
    it(title("a limit of your own", "属于你的界限"), async () => {
      const p = 0.01 + 0.3 * rng.fork("hidden share").next();
      expectClose(await answer.shareFor(1 / (p * (1 - p)) - 3), p, {tolerance: 1e-8, hint: 3});
    });
  });
}
