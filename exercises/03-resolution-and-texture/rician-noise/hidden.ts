import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  sigmaFromAir(magnitudes: number[]): number;
  signalUnder(magnitudes: number[], sigma: number): number;
}>;

/** Draws magnitudes of a signal with noise in both channels. */
function magnitudes(rng: Rng, count: number, amplitude: number, sigma: number): number[] {
  return Array.from({length: count}, () =>
    Math.hypot(amplitude + sigma * rng.normal(), sigma * rng.normal()),
  );
}

/** Hidden tests: scans of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("sigmaFromAir", () => {
    it(title("air of your own", "属于你的空气像素"), async () => {
      const draw = rng.fork("hidden air");
      const sigma = 2 + 20 * draw.next();
      // Seven standard errors of 2 000 pixels.
      expectClose(await answer.sigmaFromAir(magnitudes(draw, 2000, 0, sigma)), sigma, {
        tolerance: 0.08 * sigma,
        hint: 2,
      });
    });
  });
  describe("signalUnder", () => {
    it(title("tissues of your own, near the noise", "属于你的、接近噪声的组织"), async () => {
      const draw = rng.fork("hidden signal");
      for (let i = 0; i < 3; i++) {
        const sigma = 1 + 5 * draw.next();
        const amplitude = sigma * (1 + 0.5 * draw.next());
        // Seven standard errors, 0.028 sigma each.
        expectClose(
          await answer.signalUnder(magnitudes(draw, 2500, amplitude, sigma), sigma),
          amplitude,
          {
            tolerance: 0.2 * sigma,
            hint: 2,
          },
        );
      }
    });
  });
  describe("overestimate", () => {
    it(
      title("the mean of your scan, over the true signal", "你的扫描的均值与真实信号之比"),
      async () => {
        const given = await answer.number("overestimate");
        const exact = await reference.number("overestimate");
        expectClose(given, exact, {tolerance: 0.0006, hint: 3});
      },
    );
  });
}
