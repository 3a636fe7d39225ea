import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  joinRanks(n: number, a: number, b: number): number[];
  twin(e: number[], d: number[]): number[][];
}>;

/** Hidden tests: sizes, weights and maps of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("joinRanks", () => {
    it(title("a size and weights of your own", "属于你的大小与权重"), async () => {
      const draw = rng.fork("ranks");
      const n = 6 + draw.int(60);
      expectClose(await answer.joinRanks(n, draw.normal(), 0), [2 * n, n], {
        tolerance: 0,
        hint: 2,
      });
      expectClose(await answer.joinRanks(n, 0, 0), [2 * n, 0], {tolerance: 0, hint: 3});
    });
  });
  describe("twin", () => {
    it(title("maps of your own", "属于你的特征图"), async () => {
      const draw = rng.fork("twin");
      const e = Array.from({length: 20}, () => Math.max(0, draw.normal()));
      const d = e.map((v) => (v === 0 ? 0.5 : 0) + Math.max(0, draw.normal()));
      const [e2, d2] = await answer.twin(e, d);
      const fits = e.every(
        (v, i) =>
          e2[i] >= 0 &&
          d2[i] >= 0 &&
          Math.abs(e2[i] - v) > 1e-9 &&
          Math.abs(e2[i] + d2[i] - v - d[i]) < 1e-9,
      );
      const words = {
        en: "The pair is no twin everywhere: look at places where E or D is 0.",
        "zh-CN": "这一对并非处处成立：检查 E 或 D 为 0 的位置。",
      };
      expectTrue(fits, words, {hint: 3});
    });
  });
  describe("weightsSaved", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("weightsSaved"), "9*C^2*(4^L - 1)/3", {hint: 3});
    });
  });
  describe("blindTo", () => {
    it(title("the formula, for other weights", "其他权重下的公式"), async () => {
      expectExpression(await answer.expression("blindTo"), "-(a/b)*x", {hint: 3});
    });
  });
}
