import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{overlapShare(image: number[][], reference: number[][]): number}>;

/** Hidden tests: boxes of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("overlapShare", () => {
    it(title("an image within the reference", "位于参考之内的图像"), async () => {
      const draw = rng.fork("within");
      const size = 1 + draw.int(9);
      const reference = [
        [-20, 0],
        [10, 30],
        [-5, 15],
      ];
      const image = reference.map(([from]) => [from + 1, from + 1 + size]);
      expectClose(await answer.overlapShare(image, reference), (size / 20) ** 3, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
    it(title("apart along two axes", "沿两个轴分开"), async () => {
      const far = 50 + rng.fork("apart").int(50);
      const reference = [
        [0, 10],
        [0, 10],
        [0, 10],
      ];
      const image = [
        [far, far + 5],
        [-far, -far + 5],
        [0, 10],
      ];
      expectClose(await answer.overlapShare(image, reference), 0, {tolerance: 1e-9, hint: 2});
    });
  });
  describe("late", () => {
    it(title("the formula, written out", "展开后的公式"), async () => {
      expectExpression(await answer.expression("late"), "M*E - 27*M^2*C + 27*M*C", {hint: 3});
    });
  });
}
