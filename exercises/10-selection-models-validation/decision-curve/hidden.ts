import {decisionCurve} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{netBenefit(risks: number[], y: number[], t: number): number}>;

/** Hidden tests: the doctor and a cohort of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("threshold", () => {
    it(title("your doctor, again", "再看你的医生"), async () => {
      const given = await answer.number("threshold");
      expectClose(given, await reference.number("threshold"), {tolerance: 0.0002, hint: 3});
    });
  });
  describe("netBenefit", () => {
    it(title("a cohort of your own", "属于你的队列"), async () => {
      const draw = rng.fork("hidden benefit");
      const risks = Array.from({length: 80}, () => 0.02 + 0.96 * draw.next());
      const y = risks.map((risk, i) => (i > 1 ? Number(draw.next() < risk) : i));

      // The threshold is one patient's risk, neither the least nor the largest.
      const t = [...risks].sort((a, b) => a - b)[20 + draw.int(40)];
      const right = decisionCurve(y, risks, {thresholds: [t]}).model[0];
      expectClose(await answer.netBenefit(risks, y, t), right, {tolerance: 1e-9, hint: 2});
    });
  });
}
