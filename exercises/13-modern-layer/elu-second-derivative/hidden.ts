import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  jumps(alpha: number): number[];
  quotients(alpha: number, h: number): number[];
}>;

/** Hidden tests: an α of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("jumps", () => {
    it(title("an α of your own", "属于你的 α"), async () => {
      const alpha = 1.2 + rng.fork("jumps").next();
      expectClose(await answer.jumps(alpha), [1 - alpha, -alpha], {tolerance: 1e-9, hint: 2});
    });
  });
  describe("quotients", () => {
    it(title("a step of your own", "属于你的步长"), async () => {
      const draw = rng.fork("quotients");
      const [alpha, h] = [0.3 + 0.5 * draw.next(), 0.05 + 0.2 * draw.next()];
      const right = [(alpha - alpha * Math.exp(-h)) / h, (1 - alpha) / h];
      expectClose(await answer.quotients(alpha, h), right, {tolerance: 1e-6, hint: 3});
    });
  });
}
