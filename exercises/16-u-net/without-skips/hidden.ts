import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  throughMean(x: number[], k: number): number[];
  otherWave(c: number, n: number): number;
  confusedEdges(n: number, k: number): number[][];
}>;

/** Hidden tests: signals of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("throughMean", () => {
    it(title("a signal of your own", "属于你的信号"), async () => {
      const draw = rng.fork("signal");
      const k = 2 + draw.int(4);
      const x = Array.from({length: k * (3 + draw.int(5))}, () => draw.normal());
      const wanted = x.map((_, i) => {
        const from = i - (i % k);
        let sum = 0;
        for (let j = from; j < from + k; j++) sum += x[j];
        return sum / k;
      });
      expectClose(await answer.throughMean(x, k), wanted, {tolerance: 1e-9, hint: 1});
    });
  });
  describe("otherWave", () => {
    it(title("a wave of your own", "属于你的波"), async () => {
      const draw = rng.fork("wave");
      const n = 4 * (10 + draw.int(20));
      const c = n / 4 + 1 + draw.int(n / 4 - 2);
      expectClose(await answer.otherWave(c, n), n / 2 - c, {tolerance: 0, hint: 2});
    });
  });
  describe("confusedEdges", () => {
    it(title("windows of your own", "属于你的窗口"), async () => {
      const draw = rng.fork("windows");
      const k = 2 + draw.int(5);
      const n = k * (2 + draw.int(5));
      const [a, b] = await answer.confusedEdges(n, k);
      const maxima = (x: number[]) =>
        Array.from({length: n / k}, (_, w) => Math.max(...x.slice(w * k, (w + 1) * k)));
      const fits = String(a) !== String(b) && String(maxima(a)) === String(maxima(b));
      const words = {
        en: "Your edges are the same, or the maxima tell them apart.",
        "zh-CN": "两条边缘相同，或最大值能够区分它们。",
      };
      expectTrue(fits, words, {hint: 3});
    });
  });
  describe("edgeError", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("edgeError"), "r*(1 - r/k)", {hint: 3});
    });
  });
  describe("gainOfTwo", () => {
    it(title("the formula, for every frequency", "公式对每个频率成立"), async () => {
      expectExpression(await answer.expression("gainOfTwo"), "1 - sin(pi*f)^2", {hint: 3});
    });
  });
}
