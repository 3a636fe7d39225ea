import {receptiveField} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{field(layers: number[][]): number[]}>;

/** Hidden tests: chains of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("field", () => {
    it(title("chains of your own", "属于你的一组链"), async () => {
      const draw = rng.fork("hidden chains");
      for (let i = 0; i < 6; i++) {
        const layers = Array.from({length: 3 + draw.int(6)}, () => [
          2 + draw.int(5),
          1 + draw.int(3),
          1 + draw.int(3),
        ]);
        const fields = receptiveField(
          layers.map(([kernel, stride, dilation]) => ({kernel, stride, dilation})),
        );
        const {size, jump} = fields[fields.length - 1];
        expectClose(await answer.field(layers), [size, jump], {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("fieldOfDepth", () => {
    it(title("your formula, everywhere in its range", "你的公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("fieldOfDepth"), "1 + 4*(2^(d + 1) - 1) + 2^d - 1", {
        hint: 3,
      });
    });
  });
}
