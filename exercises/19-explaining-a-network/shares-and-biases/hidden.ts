import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";

type F = {relevance(x: number[], w: number[][], b: number[], v: number[]): number[]};
type Values = {a: number; b: number};

/** Hidden tests: a layer of each student's own. */
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Values, F>): void {
  describe("relevance", () => {
    it(title("a layer of your own", "属于你的一层"), async () => {
      const draw = rng.fork("layer");
      const some = (n: number) => Array.from({length: n}, () => draw.normal());
      const x = some(4);
      const w = Array.from({length: 6}, () => some(4));
      const [b, v] = [some(6), some(6)];
      expectClose(await answer.relevance(x, w, b, v), await reference.relevance(x, w, b, v), {
        tolerance: 1e-7,
        hint: 3,
      });
    });
  });
}
