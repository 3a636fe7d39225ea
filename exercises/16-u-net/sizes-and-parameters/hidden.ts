import {countParameters, unet} from "voxelbook/nn";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  unetParameters(inChannels: number, classes: number, base: number, depth: number): number;
  outputSize(size: number, depth: number): number;
}>;

/** Hidden tests: a net and an image of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("unetParameters", () => {
    it(title("a net of your own", "属于你的网络"), async () => {
      const draw = rng.fork("net");
      const [inChannels, classes] = [1 + draw.int(4), 2 + draw.int(4)];
      const [base, depth] = [4 + draw.int(40), 1 + draw.int(5)];
      const net = unet({dims: 2, inChannels, classes, base, depth, padding: "valid"});
      const got = await answer.unetParameters(inChannels, classes, base, depth);
      expectClose(got, countParameters(net).trainable, {tolerance: 0, hint: 3});
    });
  });
  describe("outputSize", () => {
    it(title("sizes of your own", "属于你的尺寸"), async () => {
      const draw = rng.fork("size");
      const depth = 2 + draw.int(3);
      const bottom = 2 ** depth * (6 + draw.int(20));
      // From the bottom up: what fits, and its neighbour, which does not.
      const size = bottom + 8 * 2 ** depth - 4;
      const wanted = Math.max(0, size - 12 * 2 ** depth + 8);
      expectClose(await answer.outputSize(size, depth), wanted, {tolerance: 0, hint: 2});
      expectClose(await answer.outputSize(size + 1, depth), 0, {tolerance: 0, hint: 2});
    });
  });
  describe("pixelsLost", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("pixelsLost"), "4*(3*2^L - 2)", {hint: 3});
    });
  });
}
