import {maxPool, tensor} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  maxima(values: number[], k: number): number[];
  unforgiven(k: number): number[];
  forgiven(k: number): number[];
}>;

/** The library's maxima of a line. */
function pooled(values: readonly number[], k: number): number[] {
  return Array.from(maxPool(tensor([1, values.length, 1], values), {kernel: k}).y.data);
}

/** Reads a line of 3 k zeros and ones that ends with 0; an empty one if it is none. */
function lineOf(got: unknown, k: number): number[] {
  const values = Array.isArray(got) ? got.map(Number) : [];
  const fits =
    values.length === 3 * k && values.every((v) => v === 0 || v === 1) && values[3 * k - 1] === 0;
  return fits ? values : [];
}

/** Tells whether a move changes the maxima. */
function changes(line: readonly number[], k: number): boolean {
  return String(pooled(line, k)) !== String(pooled([0, ...line.slice(0, -1)], k));
}

/** Hidden tests: lines and windows of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("maxima", () => {
    it(title("a line of your own", "属于你的一行数"), async () => {
      const draw = rng.fork("hidden maxima");
      for (let i = 0; i < 4; i++) {
        const k = 2 + draw.int(4);
        const values = Array.from({length: 4 * k + draw.int(k)}, () => draw.normal() - 1);
        expectClose(await answer.maxima(values, k), pooled(values, k), {tolerance: 1e-12, hint: 1});
      }
    });
  });
  describe("unforgiven", () => {
    it(title("windows of your own", "属于你的窗口"), async () => {
      const k = 4 + rng.fork("harsh").int(5);
      const line = lineOf(await answer.unforgiven(k), k);
      expectTrue(
        line.length > 0 && changes(line, k),
        {en: "One move does not change the maxima.", "zh-CN": "平移一格没有改变最大值。"},
        {hint: 2},
      );
    });
  });
  describe("forgiven", () => {
    it(title("windows of your own", "属于你的窗口"), async () => {
      const k = 4 + rng.fork("mild").int(5);
      const line = lineOf(await answer.forgiven(k), k);
      expectTrue(
        line.includes(1) && !changes(line, k),
        {
          en: "One move changes the maxima, or there is no 1.",
          "zh-CN": "平移一格改变了最大值，或者其中没有 1。",
        },
        {hint: 2},
      );
    });
  });
  describe("changedShare", () => {
    it(title("your formula for windows of any size", "你的公式适用于任何窗口"), async () => {
      expectExpression(await answer.expression("changedShare"), "k^(-1)", {hint: 3});
    });
  });
}
