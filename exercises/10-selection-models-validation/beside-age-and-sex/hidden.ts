import {auc, fitLogistic, likelihoodRatioTest} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type F = {
  addsBeside(known: number[][], feature: number[], y: number[]): number;
  unmasked(age: number[], disease: number[]): number[];
};

/** Draws a number of 0 or 1 with given log odds. */
const event = (draw: Rng, logOdds: number): number =>
  draw.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;

/** Hidden tests: cohorts of each student's own. */
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Variant, F>): void {
  describe("statistic", () => {
    it(title("your four models, again", "再看你的四个模型"), async () => {
      const right = await reference.number("statistic");
      expectClose(await answer.number("statistic"), right, {tolerance: 0.01, hint: 1});
    });
  });
  describe("addsBeside", () => {
    it(title("a cohort of your own", "属于你的队列"), async () => {
      const draw = rng.fork("hidden adds");
      const known = Array.from({length: 80 + draw.int(60)}, () => [
        40 + 40 * draw.next(),
        draw.int(2),
      ]);
      const feature = known.map(([age]) => age / 20 + draw.normal());
      const y = known.map(([age, sex], i) =>
        event(draw, 0.04 * (age - 60) + 0.5 * sex + 0.4 * (feature[i] - 3)),
      );
      const {p} = likelihoodRatioTest(
        fitLogistic(known, y),
        fitLogistic(
          known.map((row, i) => [...row, feature[i]]),
          y,
        ),
      );
      expectClose(await answer.addsBeside(known, feature, y), p, {tolerance: 1e-7, hint: 2});
    });
  });
  describe("unmasked", () => {
    it(title("patients of your own", "属于你的患者"), async () => {
      const draw = rng.fork("hidden unmasked");
      const age = Array.from({length: 1000}, () => draw.normal());
      const disease = age.map(() => draw.normal());
      const y = age.map((value, i) => event(draw, value + disease[i]));
      const feature = await answer.unmasked(age, disease);
      expectTrue(
        Math.abs(auc(y, feature) - 0.5) < 0.08,
        {en: "Alone, this feature is not useless.", "zh-CN": "单独来看，该特征并非无用。"},
        {hint: 2},
      );
    });
  });
}
