import {benjaminiHochberg} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type F = {
  adjusted(p: number[]): number[];
  untoldTests(p: number[], rate: number): number;
};

/** Hidden tests: lists of each student's own. */
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Variant, F>): void {
  describe("adjusted", () => {
    it(title("p-values of your own", "属于你的 p 值"), async () => {
      const draw = rng.fork("hidden adjusted");
      const p = Array.from({length: 20 + draw.int(60)}, () => draw.next() ** 2);
      expectClose(await answer.adjusted(p), Array.from(benjaminiHochberg(p)), {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
  describe("found", () => {
    it(title("your ten features, again", "再看你的十个特征"), async () => {
      const right = await reference.number("found");
      expectClose(await answer.number("found"), right, {tolerance: 0.01, hint: 2});
    });
  });
  describe("untoldTests", () => {
    it(title("a study of your own", "属于你的研究"), async () => {
      const draw = rng.fork("hidden untold");
      const small = Array.from({length: 6}, () => 0.02 + 0.001 * draw.next());
      const large = Array.from({length: 4 + draw.int(10)}, () => 0.3 + 0.7 * draw.next());
      const p = [...small, ...large];
      const right = await reference.untoldTests(p, 0.1);
      expectClose(await answer.untoldTests(p, 0.1), right, {tolerance: 0, hint: 3});
    });
  });
}
