import {
  type Answer,
  expectExpression,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{evenMatrix(): number[][]}>;

/** Hidden tests: the formula written another way, and the contrast that an even matrix must have. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("secondMoment", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("secondMoment"), "1/2 - q*(1 - q)", {hint: 3});
    });
  });
  describe("evenMatrix", () => {
    it(
      title("its contrast is that of an even matrix", "其对比度等于均匀矩阵的对比度"),
      async () => {
        const rows = await answer.evenMatrix();
        let [sum, pairs] = [0, 0];
        for (const row of rows) {
          for (let x = 1; x < row.length; x++) {
            sum += (row[x] - row[x - 1]) ** 2;
            pairs++;
          }
        }
        expectTrue(
          Math.abs(sum / pairs - 2.5) < 1e-9,
          {
            en: "If all sixteen pairs were equally frequent, the contrast would be another one.",
            "zh-CN": "如果十六种对出现次数相等，对比度会是另一个值。",
          },
          {hint: 3},
        );
      },
    );
  });
}
