import {gaussianResolution} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  mtf50(sigma: number): number;
}>;

/** Hidden tests: widths of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("mtf50", () => {
    it(title("widths of your own", "属于你的一组宽度"), async () => {
      const draw = rng.fork("hidden half");
      for (let i = 0; i < 8; i++) {
        const sigmaMm = 0.3 + 3 * draw.next();
        expectClose(await answer.mtf50(sigmaMm), gaussianResolution({sigmaMm}).mtf50, {
          tolerance: 1e-9,
          hint: 3,
        });
      }
    });
  });
  describe("frequencyAt", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("frequencyAt"), "sqrt(log(1/q)/2)/(pi*s)", {
        hint: 3,
      });
    });
  });
}
