import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";

type F = {losses(image: number[]): number[]};
type Values = {seed: number};

/** Hidden tests: another image for each student's network. */
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Values, F>): void {
  describe("losses", () => {
    it(title("another image", "另一幅图像"), async () => {
      const draw = rng.fork("another image");
      const image = Array.from({length: 144}, () => 2 * draw.next());
      expectClose(await answer.losses(image), await reference.losses(image), {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
