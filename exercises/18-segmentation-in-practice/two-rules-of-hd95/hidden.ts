import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";
import {hausdorff95} from "voxelbook/segment";

type Rule = "pooled" | "max";
type Functions = {hd95(aToB: number[], bToA: number[], rule: Rule): number};
type Values = {predicted: number; far: number};

/** Hidden tests: outlines of each student's own. */
export function tests(
  answer: Answer<Functions>,
  rng: Rng,
  {reference}: TestContext<Values, Functions>,
): void {
  describe("directed", () => {
    it(title("your own outline", "属于你的轮廓"), async () => {
      const right = await reference.number("directed");
      expectClose(await answer.number("directed"), right, {tolerance: 0.01, hint: 3});
    });
  });
  describe("hd95", () => {
    it(title("distances of your own", "属于你的距离"), async () => {
      const draw = rng.fork("hidden distances");
      // The second direction is the larger by far, for every student.
      const [aToB, bToA] = [2, 9].map((scale) =>
        Array.from({length: 25 + draw.int(60)}, () => scale * (1 + draw.next())),
      );
      const distances = {aToB: Float64Array.from(aToB), bToA: Float64Array.from(bToA)};
      const right = hausdorff95(distances, {variant: "max of directed"});
      expectClose(await answer.hd95(aToB, bToA, "max"), right, {tolerance: 1e-9, hint: 3});
    });
  });
}
