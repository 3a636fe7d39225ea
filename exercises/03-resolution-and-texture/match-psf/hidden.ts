import {createVolume, gaussianFilter} from "voxelbook/image";
import {matchPsf} from "voxelbook/physics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  extraSigma(from: number, to: number): number;
  matchLine(line: number[], step: number, from: number, to: number): number[];
}>;

/** Hidden tests: scanners of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("extraSigma", () => {
    it(title("scanners of your own", "属于你的一组扫描仪"), async () => {
      const draw = rng.fork("hidden extra");
      for (let i = 0; i < 8; i++) {
        const fromMm = 0.5 + 2 * draw.next();
        const toMm = fromMm + 0.2 + draw.next();
        const right = matchPsf({fromMm, toMm});
        expectClose(await answer.extraSigma(fromMm, toMm), right, {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("matchLine", () => {
    it(title("lines of your own", "属于你的一组像素行"), async () => {
      const draw = rng.fork("hidden match");
      for (let i = 0; i < 3; i++) {
        const step = 0.4 + 0.3 * draw.next();
        const [from, to] = [0.5, 1.6 + draw.next()];
        const line = Array.from({length: 48}, (_, x) => (x % 16 < 5 + i ? 100 : 10 * draw.next()));
        const volume = createVolume(Float64Array.from(line), {
          shape: [48, 1, 1],
          spacing: [step, 1, 1],
          unit: "1",
        });
        const sigma = matchPsf({fromMm: from, toMm: to});
        const right = gaussianFilter(volume, {
          sigmaMm: [sigma, 0, 0],
          boundary: "wrap",
          truncate: 6,
        });
        expectClose(await answer.matchLine(line, step, from, to), right.data, {
          tolerance: 0.05,
          hint: 3,
        });
      }
    });
  });
}
