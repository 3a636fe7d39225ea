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
  shareRight(risks: number[], y: number[], threshold: number): number;
  ruined(risk: number): number;
}>;

/** Hidden tests: cohorts and risks of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("shareRight", () => {
    it(title("a cohort of your own", "属于你的队列"), async () => {
      const draw = rng.fork("hidden right");
      const risks = Array.from({length: 80}, () => draw.next());
      const y = risks.map((risk) => (draw.next() < risk ** 2 ? 1 : 0));
      const threshold = risks[draw.int(40)];
      const called = y.filter((_, i) => risks[i] >= threshold);
      const hits = called.filter((v) => v === 1).length;
      expectClose(await answer.shareRight(risks, y, threshold), hits / called.length, {
        tolerance: 1e-9,
        hint: 2,
      });
    });
  });
  describe("evenOdds", () => {
    it(title("your model, again", "再看你的模型"), async () => {
      const given = await answer.number("evenOdds");
      const exact = await reference.number("evenOdds");
      expectClose(given, exact, {tolerance: 0.0002, hint: 3});
    });
  });
  describe("ruined", () => {
    it(title("thirty risks of your own", "属于你的三十个风险"), async () => {
      const draw = rng.fork("hidden ruin");
      // One of them is small for sure, so that the verdict does not hang on the draw.
      const risks = Array.from(
        {length: 30},
        (_, i) => 0.001 + (i === 0 ? 0.01 : 0.998) * draw.next(),
      );
      risks.sort((a, b) => a - b);
      const got: number[] = [];
      for (const risk of risks) got.push(await answer.ruined(risk));
      expectTrue(
        got.every((v, i) => v >= 0.3 && v < 1 && (i === 0 || v > got[i - 1])),
        {
          en: "Some patient is not treated, or some pair has changed.",
          "zh-CN": "有患者未被治疗，或有配对发生了变化。",
        },
        {hint: 3},
      );
    });
  });
}
