import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{negativeLogLikelihood(p: number[][], labels: number[]): number}>;

/** Hidden tests: a label map of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("negativeLogLikelihood", () => {
    it(title("a label map of your own", "属于你的标签图"), async () => {
      const draw = rng.fork("map");
      const classes = 3 + draw.int(3);
      const p = Array.from({length: 6 + draw.int(5)}, () => {
        const row = Array.from({length: classes}, () => 0.1 + draw.next());
        const total = row.reduce((a, b) => a + b, 0);
        return row.map((one) => one / total);
      });
      const labels = p.map(() => draw.int(classes));
      const expected = labels.reduce((sum, label, i) => sum - Math.log(p[i][label]), 0);
      expectClose(await answer.negativeLogLikelihood(p, labels), expected, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
    it(title("two maps side by side cost the sum of both", "两张图并列，代价相加"), async () => {
      const draw = rng.fork("two maps");
      const p = Array.from({length: 8}, () => {
        const one = 0.1 + 0.8 * draw.next();
        return [one, 1 - one];
      });
      const labels = p.map(() => draw.int(2));
      const [all, left, right] = await Promise.all([
        answer.negativeLogLikelihood(p, labels),
        answer.negativeLogLikelihood(p.slice(0, 3), labels.slice(0, 3)),
        answer.negativeLogLikelihood(p.slice(3), labels.slice(3)),
      ]);
      expectClose(all, left + right, {tolerance: 1e-9, hint: 2});
    });
  });
}
