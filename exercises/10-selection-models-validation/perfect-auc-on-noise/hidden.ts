import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  aucOf(scores: number[], y: number[]): number;
  perfectWeights(x: number[][], y: number[]): number[];
}>;

/** The AUC from mid-ranks: another way than counting pairs. */
function aucByRanks(scores: readonly number[], y: readonly number[]): number {
  const ill = y.filter((v) => v === 1).length;
  const rank = (score: number) =>
    scores.filter((v) => v < score).length + (scores.filter((v) => v === score).length + 1) / 2;
  const sum = scores.reduce((total, score, i) => total + y[i] * rank(score), 0);
  return (sum - (ill * (ill + 1)) / 2) / (ill * (y.length - ill));
}

/** Hidden tests: cohorts of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("aucOf", () => {
    it(title("a cohort of your own", "属于你的队列"), async () => {
      const draw = rng.fork("hidden auc");
      const y = Array.from({length: 50}, (_, i) => (i < 2 || draw.next() < 0.3 ? 1 : 0));
      y[2] = 0;
      const scores = y.map((v) => draw.int(8) + v);
      expectClose(await answer.aucOf(scores, y), aucByRanks(scores, y), {
        tolerance: 1e-9,
        hint: 1,
      });
    });
  });
  describe("atLeastOne", () => {
    it(title("your study, again", "再看你的研究"), async () => {
      const given = await answer.number("atLeastOne");
      const exact = await reference.number("atLeastOne");
      expectClose(given, exact, {tolerance: 0.0006, hint: 2});
    });
  });
  describe("perfectWeights", () => {
    it(title("noise of your own, rather square", "属于你的噪声，接近方阵"), async () => {
      const draw = rng.fork("hidden weights");
      const patients = 14 + draw.int(8);
      const features = patients + 1 + draw.int(4);
      const x = Array.from({length: patients}, () =>
        Array.from({length: features}, () => draw.normal()),
      );
      const y = x.map((_, i) => (i < 2 ? i : draw.int(2)));
      const weights = await answer.perfectWeights(x, y);
      const scores = x.map((row) => row.reduce((sum, v, j) => sum + weights[j] * v, 0));
      expectTrue(
        aucByRanks(scores, y) === 1,
        {
          en: "Some well patient scores as high as an ill one.",
          "zh-CN": "有健康者的评分不低于某位患病者。",
        },
        {hint: 3},
      );
    });
  });
}
