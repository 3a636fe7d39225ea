import {hounsfieldDrift} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  biasHu(hu: number, epsilon: number): number;
  epsilonFromWater(huWater: number): number;
}>;

const EXACT: Words = {
  en: "The formula has to be exact for every tissue and every drift above -1, large ones too.",
  "zh-CN": "公式必须对每种组织以及大于 -1 的每个漂移都精确成立，包括较大的漂移。",
};

/** Draws a drift that is not close to zero, so that a first-order formula shows. */
function drawDrift(rng: Rng, most: number): number {
  const size = 0.02 + (most - 0.02) * rng.next();
  return rng.next() < 0.5 ? -size : size;
}

/** Hidden tests: the same questions, with each student's own numbers. */
export function tests(answer: Answers, rng: Rng): void {
  describe("biasHu", () => {
    it(title("tissues and drifts of your own", "属于你的一组组织与漂移"), async () => {
      const draw = rng.fork("hidden bias");
      for (let i = 0; i < 10; i++) {
        const hu = 20 + 2000 * draw.next();
        const epsilon = drawDrift(draw, 0.1);
        const options = {tolerance: 1e-8, hint: 3, message: EXACT} as const;
        expectClose(await answer.biasHu(hu, epsilon), hounsfieldDrift(hu, epsilon), options);
      }
    });
    it(
      title("a drift so large that only the exact formula holds", "大到只有精确公式才成立的漂移"),
      async () => {
        const draw = rng.fork("hidden bias, large");
        const hu = 100 + 500 * draw.next();
        const epsilon = -0.3 - 0.4 * draw.next();
        const options = {tolerance: 1e-8, hint: 3, message: EXACT} as const;
        expectClose(await answer.biasHu(hu, epsilon), hounsfieldDrift(hu, epsilon), options);
      },
    );
  });
  describe("epsilonFromWater", () => {
    it(title("drifts of your own, from water", "由水求出属于你的漂移"), async () => {
      const draw = rng.fork("hidden recover");
      for (let i = 0; i < 10; i++) {
        const epsilon = drawDrift(draw, 0.3);
        const options = {tolerance: 1e-9, hint: 3, message: EXACT} as const;
        const huWater = hounsfieldDrift(0, epsilon);
        expectClose(await answer.epsilonFromWater(huWater), epsilon, options);
      }
    });
  });
  describe("observedHu", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      const formula = await answer.expression("observedHu");
      expectExpression(formula, "(H - 1000*e)/(1 + e)", {hint: 3, message: EXACT});
    });
  });
}
