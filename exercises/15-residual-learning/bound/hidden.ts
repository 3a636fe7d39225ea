import {type Answer, expectEqual, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";
import {spectralNorm, tensor} from "voxelbook/nn";

type Answers = Answer<{
  uselessDepth(alpha: number, share: number): number;
  worstJacobian(alpha: number, g: number[]): number[][];
}>;

/** Hidden tests: bounds and gradients of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("uselessDepth", () => {
    it(title("a share of your own", "属于你的份额"), async () => {
      const own = rng.fork("share");
      const [alpha, share] = [0.05 + 0.4 * own.next(), 0.01 + 0.2 * own.next()];
      let m = 0;
      for (let left = 1; left >= share; left *= 1 - alpha) m++;
      expectEqual(await answer.uselessDepth(alpha, share), m, {hint: 3});
    });
  });
  describe("worstJacobian", () => {
    it(title("a gradient of your own", "属于你的梯度"), async () => {
      const own = rng.fork("gradient");
      const alpha = 0.2 + 0.6 * own.next();
      const g = [0.5 + own.next(), -0.5 - own.next()];
      const j = await answer.worstJacobian(alpha, g);
      const behind = g.map((v, k) => v + j[0][k] * g[0] + j[1][k] * g[1]);
      const share = Math.hypot(...behind) / Math.hypot(...g);
      const fits = spectralNorm(tensor([2, 2], j.flat())) <= alpha * (1 + 1e-9);
      expectTrue(fits && share <= 1 - alpha + 1e-9, {
        en: "The norm must be at most alpha, and exactly the guaranteed length must be left.",
        "zh-CN": "谱范数最多为 alpha，并且恰好剩下所保证的长度。",
      });
    });
  });
}
