import {calibrationInTheLarge} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{shiftOf(risks: number[], y: number[]): number}>;

/** Hidden tests: a cohort and a model of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("slopeOfTwo", () => {
    it(title("your model, again", "再看你的模型"), async () => {
      const given = await answer.number("slopeOfTwo");
      expectClose(given, await reference.number("slopeOfTwo"), {tolerance: 0.0002, hint: 2});
    });
  });
  describe("shiftOf", () => {
    it(title("a cohort whose risks are too high", "风险偏高的队列"), async () => {
      const draw = rng.fork("hidden shift");
      const risks = Array.from({length: 120}, () => 0.3 + 0.65 * draw.next());
      const y = risks.map((p, i) => (i > 1 ? Number(draw.next() < p / 2) : i));
      const {intercept} = calibrationInTheLarge(y, risks);
      expectClose(await answer.shiftOf(risks, y), intercept, {tolerance: 1e-6, hint: 3});
    });
  });
}
