import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{effective(count: number, rho: number[]): number}>;

/** Hidden tests: a line of each student's own, summed pair by pair. */
export function tests(answer: Answers, rng: Rng): void {
  describe("effective", () => {
    it(title("a line of your own", "属于你的线段"), async () => {
      const draw = rng.fork("own");
      const count = 10 + draw.int(20);
      const rho = Array.from({length: 3 + draw.int(5)}, (_, d) =>
        Math.exp(-d * (0.5 + draw.next())),
      );
      let sum = 0;
      for (let i = 0; i < count; i++) {
        for (let k = 0; k < count; k++) sum += rho[Math.abs(i - k)] ?? 0;
      }
      expectClose(await answer.effective(count, rho), (count * count) / sum, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
