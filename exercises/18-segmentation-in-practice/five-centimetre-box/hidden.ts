import {
  type Answer,
  expectEqual,
  type Rng,
  type TestContext,
  title,
  type Variant,
} from "voxelbook-workbench/exercise";

type Functions = {blindBox(shape: number[], spacing: number[], marginMm: number): number[]};

/** Hidden tests: a scan of each student's own. */
export function tests(
  answer: Answer<Functions>,
  rng: Rng,
  {reference}: TestContext<Variant, Functions>,
): void {
  describe("blindBox", () => {
    it(title("a scan of your own", "属于你的扫描"), async () => {
      const draw = rng.fork("hidden scan");
      const shape = [10 + draw.int(5), 12 + draw.int(5), 18 + draw.int(5)];
      const spacing = [5.47, 5.47, 3.27];

      // No centre comes near the margin.
      const margin = 11.1;
      const right = await reference.blindBox(shape, spacing, margin);
      expectEqual(await answer.blindBox(shape, spacing, margin), right, {hint: 3});
    });
  });
}
