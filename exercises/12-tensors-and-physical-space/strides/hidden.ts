import {offsetOf, strides} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  stridesOf(shape: number[]): number[];
  offsetIn(layout: string, index: number[], sizes: number[]): number;
  indexAt(offset: number, shape: number[]): number[];
}>;

const LAYOUTS = ["CDHW", "HWDC", "DHWC", "WHDC", "CWHD"] as const;

/** Draws sizes that differ, so that exchanged axes show. */
function drawSizes(rng: Rng, axes: number): number[] {
  return Array.from({length: axes}, (_, a) => 2 + 3 * a + rng.int(3));
}

/** Hidden tests: the same questions, with each student's own sizes. */
export function tests(answer: Answers, rng: Rng): void {
  describe("stridesOf", () => {
    it(title("shapes of your own, of two to five axes", "属于你的形状，二到五个轴"), async () => {
      const draw = rng.fork("hidden strides");
      for (let axes = 2; axes <= 5; axes++) {
        const shape = drawSizes(draw, axes);
        expectEqual(await answer.stridesOf(shape), strides(shape), {hint: 3});
      }
    });
  });
  describe("offsetIn", () => {
    it(title("elements of your own, in five layouts", "属于你的元素，五种布局"), async () => {
      const draw = rng.fork("hidden offset");
      for (const layout of LAYOUTS) {
        const sizes = drawSizes(draw, 4);
        const index = sizes.map((n) => 1 + draw.int(n - 1));
        const order = [...layout].map((letter) => "CDHW".indexOf(letter));
        const own = strides(order.map((a) => sizes[a]));
        const wanted = offsetOf(
          order.map((a) => index[a]),
          own,
        );
        expectClose(await answer.offsetIn(layout, index, sizes), wanted, {tolerance: 0, hint: 3});
      }
    });
  });
  describe("indexAt", () => {
    it(title("places of your own", "属于你的位置"), async () => {
      const draw = rng.fork("hidden index");
      for (let i = 0; i < 5; i++) {
        const shape = drawSizes(draw, 3);
        const index = shape.map((n) => draw.int(n));
        const offset = offsetOf(index, strides(shape));
        expectEqual(await answer.indexAt(offset, shape), index, {hint: 3});
      }
    });
  });
  describe("leapAlongH", () => {
    it(title("the formula, for any sizes", "公式对任何尺寸成立"), async () => {
      expectExpression(await answer.expression("leapAlongH"), "W*D*C", {hint: 2});
    });
  });
}
