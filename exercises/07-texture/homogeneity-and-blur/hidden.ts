import {createVolume, gaussianFilter} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{afterBlur(rows: number[][], sigma: number): number[]}>;

/** Hidden tests: a picture and a blur of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("afterBlur", () => {
    it(title("a picture and a blur of your own", "属于你的图像和模糊"), async () => {
      const draw = rng.fork("picture");
      const [nx, ny] = [12 + draw.int(6), 12 + draw.int(6)];
      const sigma = 0.4 + 0.3 * draw.next();
      const rows = Array.from({length: ny}, () => Array.from({length: nx}, () => draw.next()));
      const image = createVolume(Float64Array.from(rows.flat()), {shape: [nx, ny, 1], unit: "1"});
      const {data} = gaussianFilter(image, {sigmaMm: [sigma, sigma, 0], boundary: "wrap"});
      const level = (i: number): number => Math.max(0, Math.min(7, Math.floor(8 * data[i])));
      const [cells, pairs] = [new Float64Array(64), 2 * (nx - 1) * ny];
      let [contrast, homogeneity] = [0, 0];
      for (let i = 0; i < nx * ny; i++) {
        if (i % nx === nx - 1) continue;
        const [a, b] = [level(i), level(i + 1)];
        cells[8 * a + b] += 1 / pairs;
        cells[8 * b + a] += 1 / pairs;
        contrast += (2 * (a - b) ** 2) / pairs;
        homogeneity += 2 / pairs / (1 + (a - b) ** 2);
      }
      const energy = cells.reduce((sum, p) => sum + p * p, 0);
      expectClose(await answer.afterBlur(rows, sigma), [contrast, energy, homogeneity], {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
  describe("softStripes", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("softStripes"), "(1 - 7*q) + 7*q/2", {hint: 3});
    });
  });
}
