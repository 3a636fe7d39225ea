import {projectionNoise} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  photonsThrough(sent: number, mu: number[], cm: number[]): number;
  secondMu(
    sent: number,
    counted: number,
    firstMu: number,
    firstCm: number,
    secondCm: number,
  ): number;
}>;

/** Hidden tests: the same questions, with each student's own numbers. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("photonsThrough", () => {
    it(title("slabs of your own", "属于你的一组平板"), async () => {
      const draw = rng.fork("hidden slabs");
      for (let i = 0; i < 6; i++) {
        const count = 2 + draw.int(4);
        const mu = Array.from({length: count}, () => 0.05 + draw.next());
        const cm = Array.from({length: count}, () => 0.2 + 2 * draw.next());
        const sum = mu.reduce((all, value, k) => all + value * cm[k], 0);
        expectClose(await answer.photonsThrough(1e6, mu, cm), 1e6 * Math.exp(-sum), {
          tolerance: 1e-9,
          relative: true,
          hint: 3,
        });
      }
    });
  });
  describe("secondMu", () => {
    it(title("beams of your own, there and back", "属于你的射线束，来回一致"), async () => {
      const draw = rng.fork("hidden inversion");
      for (let i = 0; i < 6; i++) {
        const [mu, first] = [0.1 + draw.next(), 0.1 + draw.next()];
        const [a, b] = [1 + 3 * draw.next(), 0.5 + draw.next()];
        const counted = 1e7 * Math.exp(-first * a - mu * b);
        expectClose(await answer.secondMu(1e7, counted, first, a, b), mu, {
          tolerance: 1e-8,
          unit: "1/cm",
          hint: 3,
        });
      }
    });
  });
  describe("noiseOfP", () => {
    it(title("your formula is the library's rule", "你的公式与库中的规则一致"), async () => {
      const formula = await answer.expression("noiseOfP");
      const draw = rng.fork("hidden noise");
      for (let i = 0; i < 5; i++) {
        const N = 1000 + 1e6 * draw.next();
        const p = 0.2 + 4 * draw.next();
        const exact = projectionNoise(N * Math.exp(-p));
        expectClose(formula.evaluate({N, p}), exact, {tolerance: 1e-9, relative: true, hint: 3});
      }
    });
  });
  describe("photonsNeeded", () => {
    it(title("the photons for your own slabs", "属于你的平板所需的光子数"), async () => {
      const sent = await answer.number("photonsNeeded");
      const exact = await reference.number("photonsNeeded");
      expectClose(sent, exact, {tolerance: 0.005, relative: true, hint: 3});
    });
  });
}
