import {firstOrder} from "voxelbook/features";
import {createMask, createVolume, discretise} from "voxelbook/image";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  centreVariance(values: number[], width: number, edge: number): number;
  collapseWidth(values: number[], edge: number): number;
}>;

/** Hidden tests: the library's levels of values of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("centreVariance", () => {
    it(title("values and bins of your own", "属于你的值与分箱"), async () => {
      const draw = rng.fork("hidden centres");
      const values = Float64Array.from({length: 50}, () => 100 * draw.next());
      const [width, from] = [8 + 20 * draw.next(), -30 * draw.next() - 1];
      const shape = [50, 1, 1] as const;
      const levels = discretise(
        createVolume(values, {shape, unit: "1"}),
        createMask(new Uint8Array(50).fill(1), {shape}),
        {method: "fixedBinSize", width, from},
      );
      const {variance} = firstOrder(levels.data);
      expectClose(await answer.centreVariance([...values], width, from), variance * width ** 2, {
        tolerance: 1e-7,
        hint: 3,
      });
    });
  });
  describe("collapseWidth", () => {
    it(title("values and an edge of your own", "属于你的值与边界"), async () => {
      const draw = rng.fork("hidden collapse");
      const edge = -50 - 20 * draw.next();
      const values = Array.from({length: 9}, () => edge + 1 + 60 * draw.next());
      expectClose(await answer.collapseWidth(values, edge), Math.max(...values) - edge, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
