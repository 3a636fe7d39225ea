import {createVolume, gaussianFilter} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{measuredContrast(rows: number[][], w: number): number}>;

/** Hidden tests: noise through a blur of each student's own, and the formulas written another way. */
export function tests(answer: Answers, rng: Rng): void {
  describe("measuredContrast", () => {
    it(title("noise through a blur of your own", "经过你的模糊的噪声"), async () => {
      const draw = rng.fork("noise");
      const [n, sigma] = [48, 0.9 + 0.4 * draw.next()];
      const noise = Float64Array.from({length: n * n}, () => 100 * draw.normal());
      const image = createVolume(noise, {shape: [n, n, 1], unit: "1"});
      const {data} = gaussianFilter(image, {sigmaMm: [sigma, sigma, 0], boundary: "wrap"});
      const rows = Array.from({length: n}, (_, y) => Array.from(data.slice(n * y, n * y + n)));
      let sum = 0;
      for (const row of rows) {
        for (let x = 1; x < n; x++) sum += (Math.floor(row[x]) - Math.floor(row[x - 1])) ** 2;
      }
      expectClose(await answer.measuredContrast(rows, 1), sum / n / (n - 1), {
        tolerance: 1e-9,
        relative: true,
        hint: 1,
      });
    });
  });
  describe("blurredContrast", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(
        await answer.expression("blurredContrast"),
        "(1 - cos(2*pi*k*d)) * (A/w)^2 * exp(-2*pi^2*s^2*k^2)^2",
        {hint: 2},
      );
    });
  });
}
