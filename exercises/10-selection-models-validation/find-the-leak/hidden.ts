import {leakageAudit, trainAndValidate} from "voxelbook/pipeline";
import {
  logisticLearner,
  samplesOf,
  scaleStep,
  selectStep,
  stratifiedKFold,
} from "voxelbook/statistics";
import {type Answer, expectClose, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

interface Fit {
  name: string;
  fittedOn: string[];
}
interface Run {
  before: Fit[];
  splits: {test: string[]; fits: Fit[]}[];
}
type Answers = Answer<{fittedTooEarly(run: Run): string[]; evidence(aucs: number[]): number}>;

/** Hidden tests: real workflows of each student's own, and their records. */
export function tests(answer: Answers, rng: Rng): void {
  describe("fittedTooEarly", () => {
    it(title("records of real workflows", "真实流程的记录"), async () => {
      const draw = rng.fork("hidden workflows");
      const first = selectStep({name: "select", settings: {}, choose: () => [0]});
      for (const early of [[], [scaleStep()], [first], [scaleStep(), first]]) {
        const y = Array.from({length: 20}, (_, i) => i % 2);
        const samples = samplesOf(
          y.map((one) => [one + draw.normal(), draw.normal()]),
          {y},
        );
        const {provenance} = trainAndValidate(samples, {
          before: early,
          steps: [scaleStep(), first].filter(({name}) => !early.some((step) => step.name === name)),
          learner: logisticLearner({ridge: 1}),
          split: (all, one) => stratifiedKFold(all.y, {folds: 4, rng: one}),
          metrics: [],
          scoring: "pooled",
          rng: draw.fork("run"),
        });
        const plain = ({name, fittedOn}: {name: string; fittedOn: readonly string[]}): Fit => ({
          name,
          fittedOn: [...fittedOn],
        });
        const run = {
          before: provenance.before.map(plain),
          splits: provenance.splits.map(({test, steps, learner}) => ({
            test: [...test],
            fits: [...steps, learner].map(plain),
          })),
        };
        const right = leakageAudit(provenance).leaks.map(({what}) => what);
        expectEqual(await answer.fittedTooEarly(run), right, {hint: 3});
      }
    });
  });
  describe("evidence", () => {
    it(title("permutations of your own", "属于你的置换"), async () => {
      const draw = rng.fork("hidden evidence");
      const n = 5 + draw.int(20);
      const aucs = Array.from({length: n}, () => 0.6 + 0.05 * draw.normal());
      const mean = aucs.reduce((a, b) => a + b, 0) / n;
      const squares = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0);
      const right = (mean - 0.5) / Math.sqrt(squares / (n - 1) / n);
      expectClose(await answer.evidence(aucs), right, {tolerance: 1e-9, relative: true, hint: 3});
    });
  });
}
