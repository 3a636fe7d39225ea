import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  descend(weights: number[], residual: boolean, rate: number, steps: number): number;
}>;

/** Hidden tests: weights of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("descend", () => {
    it(title("weights of your own", "属于你的权重"), async () => {
      const own = rng.fork("weights");
      const weights = Array.from({length: 6}, () => 0.3 * own.next() - 0.1);
      let now = weights.map((w) => 1 + w);
      for (let step = 0; step < 12; step++) {
        const f = now.reduce((a, b) => a * b);
        now = now.map((factor) => factor - (0.03 * (f - 1) * f) / factor);
      }
      const expected = now.reduce((a, b) => a * b);
      expectClose(await answer.descend(weights, true, 0.03, 12), expected, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
