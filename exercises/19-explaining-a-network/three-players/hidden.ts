import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";

type F = {shapley(worth: number[]): number[]};
type Values = {size: number; uptake: number; all: number};

/** Hidden tests: games of each student's own. */
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Values, F>): void {
  describe("shapley", () => {
    it(title("five players of your own", "属于你的五个参与者"), async () => {
      const draw = rng.fork("five");
      const worth = Array.from({length: 32}, () => 10 * draw.next());
      expectClose(await answer.shapley(worth), await reference.shapley(worth), {
        tolerance: 1e-8,
        hint: 3,
      });
    });
  });
}
