import {type Answer, expectExpression, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<Record<never, never>>;

/** Hidden tests: the same results, written another way. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("gainOfTwo", () => {
    it(title("your formula, squared, is a half-angle", "你的公式平方后是半角公式"), async () => {
      expectExpression(await answer.expression("gainOfTwo"), "sqrt((1 + cos(2*pi*f))/2)", {
        hint: 2,
      });
    });
  });
  describe("gainOfMany", () => {
    it(title("your formula, everywhere in its range", "你的公式在整个范围内成立"), async () => {
      expectExpression(
        await answer.expression("gainOfMany"),
        "sqrt((1 - cos(2*pi*f*k)) / (1 - cos(2*pi*f))) / k",
        {tolerance: 1e-6, hint: 2},
      );
    });
  });
  describe("nyquistGain", () => {
    it(title("your formula for windows of any length", "你的公式适用于任何窗口长度"), async () => {
      expectExpression(await answer.expression("nyquistGain"), "sqrt(2 / (1 - cos(pi/k))) / k", {
        tolerance: 1e-6,
        hint: 3,
      });
    });
  });
}
