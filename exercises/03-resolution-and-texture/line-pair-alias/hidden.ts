import {boxMtf} from "voxelbook/physics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  seenFrequency(k: number, step: number): number;
  keptContrast(k: number, step: number): number;
}>;

/** Hidden tests: patterns and pixels of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("seenFrequency", () => {
    it(title("patterns and pixels of your own", "属于你的一组图案与像素"), async () => {
      const draw = rng.fork("hidden seen");
      for (let i = 0; i < 10; i++) {
        const step = 0.2 + draw.next();
        // Some multiple of the rate, plus a rest that is neither 0 nor half of it, folded or not.
        const rest = (0.1 + 0.3 * draw.next()) * (draw.next() < 0.5 ? 1 : -1);
        const k = (2 + draw.int(4) + rest) / step;
        const seen = Math.abs(rest) / step;
        expectClose(await answer.seenFrequency(k, step), seen, {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("keptContrast", () => {
    it(title("shares of your own", "属于你的一组份额"), async () => {
      const draw = rng.fork("hidden kept");
      for (let i = 0; i < 10; i++) {
        const [k, step] = [5 * draw.next(), 0.2 + draw.next()];
        expectClose(await answer.keptContrast(k, step), boxMtf(k, {widthMm: step}), {
          tolerance: 1e-9,
          hint: 3,
        });
      }
    });
  });
}
