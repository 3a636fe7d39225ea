import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";
import {tensor, tensorFusion} from "voxelbook/nn";

type Answers = Answer<{outer(a: number[], b: number[]): number[]}>;

/** Hidden tests: features of each student's own, against the library. */
export function tests(answer: Answers, rng: Rng): void {
  describe("outer", () => {
    it(title("features of your own", "属于你的特征"), async () => {
      const draw = rng.fork("own");
      const list = (n: number) => Array.from({length: n}, () => draw.normal());
      const [a, b] = [list(2 + draw.int(4)), list(6 + draw.int(4))];
      const {data} = tensorFusion({a: tensor([1, a.length], a), b: tensor([1, b.length], b)});
      expectClose(await answer.outer(a, b), Array.from(data), {tolerance: 1e-9, hint: 3});
    });
  });
  describe("width", () => {
    it(title("the formula, written out", "展开后的公式"), async () => {
      const expanded = "m*n*k + m*n + m*k + n*k + m + n + k";
      expectExpression(await answer.expression("width"), expanded, {hint: 2});
    });
  });
}
