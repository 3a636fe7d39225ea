import {pathPoint, penalisedPath, softThreshold} from "voxelbook/statistics";
import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  shrink(z: number, lambda: number): number;
  oneSweep(x: number[][], y: number[], w: number[], lambda: number): number[];
}>;

/** Hidden tests: the library's threshold and path, on values of each student's own. */
export function tests(answer: Answers, rng: Rng, {reference}: TestContext<Variant>): void {
  describe("shrink", () => {
    it(title("values of your own", "属于你的值"), async () => {
      const draw = rng.fork("hidden threshold");
      for (let k = 0; k < 12; k++) {
        const [z, lambda] = [6 * draw.next() - 3, 2 * draw.next()];
        expectClose(await answer.shrink(z, lambda), softThreshold(z, lambda), {
          tolerance: 1e-12,
          hint: 2,
        });
      }
    });
  });
  describe("coefficient", () => {
    it(title("your feature, again", "再看你的特征"), async () => {
      const exact = await reference.number("coefficient");
      expectClose(await answer.number("coefficient"), exact, {tolerance: 0.001, hint: 2});
    });
  });
  describe("oneSweep", () => {
    it(title("many sweeps end where the library does", "多轮之后与库一致"), async () => {
      const draw = rng.fork("hidden sweep");
      const raw = Array.from({length: 15}, () => Array.from({length: 4}, () => draw.normal()));
      const means = raw[0].map((_, j) => raw.reduce((sum, row) => sum + row[j], 0) / 15);
      const x = raw.map((row) => row.map((value, j) => (1 + j) * (value - means[j])));
      const all = x.map((row) => row[0] - row[1] / 2 + draw.normal());
      const mean = all.reduce((sum, value) => sum + value, 0) / 15;
      const y = all.map((value) => value - mean);
      const options = {family: "gaussian", l1Ratio: 1, standardise: false, lambdas: [0.2]} as const;
      const {coefficients} = pathPoint(penalisedPath(x, y, options), 0);
      let w = [0, 0, 0, 0];
      for (let sweep = 0; sweep < 60; sweep++) w = await answer.oneSweep(x, y, w, 0.2);
      expectClose(w, coefficients, {tolerance: 1e-3, hint: 3});
    });
  });
}
