import {histogramStatistics} from "voxelbook/features";
import {createMask, createVolume, discretise, histogram} from "voxelbook/image";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  levelsOf(values: number[], width: number, from: string | number): number[];
  edgesOf(values: number[], bins: number): number[];
  entropyBits(levels: number[]): number;
}>;

/** Hidden tests: the library's bins of values of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  const shape = [60, 1, 1] as const;
  const mask = createMask(new Uint8Array(60).fill(1), {shape});
  const drawn = (draw: Rng): Float64Array =>
    Float64Array.from({length: 60}, () => 200 * draw.next() - 120);
  describe("levelsOf", () => {
    it(title("values of your own, all three edges", "属于你的值，三种边界"), async () => {
      const draw = rng.fork("hidden levels");
      const values = drawn(draw);
      const image = createVolume(values, {shape, unit: "HU"});
      const width = 5 + 20 * draw.next();
      for (const from of ["minimum", "multiple", -130] as const) {
        const levels = discretise(image, mask, {method: "fixedBinSize", width, from});
        expectClose(await answer.levelsOf([...values], width, from), levels.data, {
          tolerance: 0,
          hint: 2,
        });
      }
    });
  });
  describe("edgesOf", () => {
    it(title("edges of your own", "属于你的边界"), async () => {
      const draw = rng.fork("hidden edges");
      const values = drawn(draw);
      const bins = 5 + draw.int(30);
      const image = createVolume(values, {shape, unit: "HU"});
      const {edges} = discretise(image, mask, {method: "fixedBinNumber", bins});
      expectClose(await answer.edgesOf([...values], bins), edges, {tolerance: 1e-7, hint: 2});
    });
  });
  describe("entropyBits", () => {
    it(title("levels of your own", "属于你的灰度级"), async () => {
      const image = createVolume(drawn(rng.fork("hidden entropy")), {shape, unit: "HU"});
      const levels = discretise(image, mask, {method: "fixedBinNumber", bins: 12});
      const {entropy} = histogramStatistics(histogram(levels).counts);
      expectClose(await answer.entropyBits([...levels.data]), entropy, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
