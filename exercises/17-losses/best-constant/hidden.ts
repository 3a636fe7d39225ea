import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{bestOutline(q: number[]): number[]}>;

/** What an outline promises. */
function promise(q: readonly number[], d: readonly number[]): number {
  const total = q.reduce((a, b) => a + b, 0) + d.reduce((a, b) => a + b, 0);
  return (2 * q.reduce((sum, one, i) => sum + one * d[i], 0)) / total;
}

/** Hidden tests: probabilities of each student's own; any outline that is as good as the best passes. */
export function tests(answer: Answers, rng: Rng): void {
  describe("bestOutline", () => {
    it(title("no outline promises more", "没有更好的轮廓"), async () => {
      const draw = rng.fork("outline");
      // Two sure voxels, two in doubt, two unlikely ones, so that every threshold shows.
      const q = [0.03, 0.75, 0.42, 0.02, 0.7, 0.44].map((one) => one + 0.03 * draw.next());
      let best = 0;
      for (let code = 1; code < 64; code++) {
        best = Math.max(
          best,
          promise(
            q,
            q.map((_, i) => (code >> i) & 1),
          ),
        );
      }
      const d = await answer.bestOutline(q);
      const fits = Array.isArray(d) && d.length === 6 && d.every((one) => one === 0 || one === 1);
      expectTrue(
        fits,
        {
          en: "The outline must hold a 0 or a 1 for each voxel.",
          "zh-CN": "轮廓必须为每个体素给出 0 或 1。",
        },
        {hint: 3},
      );
      expectClose(promise(q, d), best, {tolerance: 1e-9, hint: 3});
    });
  });
}
