import {createMask, createVolume, discretise} from "voxelbook/image";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  fixedNumber(values: number[], bins: number): number[];
  fixedSize(values: number[], width: number, lowest: number): number[];
}>;

/** Hidden tests: the library's levels of values of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  const shape = [60, 1, 1] as const;
  const mask = createMask(new Uint8Array(60).fill(1), {shape});
  const drawn = (draw: Rng): number[] => Array.from({length: 60}, () => 300 * draw.next());
  describe("fixedNumber", () => {
    it(title("values of your own", "属于你的值"), async () => {
      const draw = rng.fork("number");
      const values = drawn(draw);
      const bins = 5 + draw.int(30);
      const image = createVolume(Float64Array.from(values), {shape, unit: "1"});
      const levels = discretise(image, mask, {method: "fixedBinNumber", bins});
      expectClose(await answer.fixedNumber(values, bins), levels.data, {tolerance: 0, hint: 3});
    });
  });
  describe("fixedSize", () => {
    it(title("values and an edge of your own", "属于你的值和起点"), async () => {
      const draw = rng.fork("size");
      const values = drawn(draw);
      const [width, from] = [5 + 20 * draw.next(), -60 * draw.next()];
      const image = createVolume(Float64Array.from(values), {shape, unit: "1"});
      const levels = discretise(image, mask, {method: "fixedBinSize", width, from});
      expectClose(await answer.fixedSize(values, width, from), levels.data, {
        tolerance: 0,
        hint: 3,
      });
    });
  });
}
