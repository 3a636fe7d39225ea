import {
  type Answer,
  expectEqual,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Functions = {keepLargest(mask: number[], width: number): number[]};

/** Hidden tests: a slice of each student's own. */
export function tests(
  answer: Answer<Functions>,
  rng: Rng,
  {reference}: TestContext<Variant, Functions>,
): void {
  describe("keepLargest", () => {
    it(title("a slice of your own", "属于你的切片"), async () => {
      const draw = rng.fork("hidden slice");

      // A long diagonal, alone on the left: corners decide. A bar on the right is shorter.
      const width = 24;
      const mask = new Array<number>(width * 12).fill(0);
      const length = 8 + draw.int(4);
      for (let k = 0; k < length; k++) mask[k * width + k] = 1;
      for (let k = 0; k < 5; k++) mask[(2 + draw.int(2)) * width + 17 + k] = 1;
      const right = await reference.keepLargest(mask, width);
      expectEqual(await answer.keepLargest(mask, width), right, {hint: 3});
    });
  });
}
