import {
  type Answer,
  expectClose,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";

type Functions = {splitError(members: number[][], truth: number[]): number[]};

/** Hidden tests: networks of each student's own. */
export function tests(
  answer: Answer<Functions>,
  rng: Rng,
  {reference}: TestContext<{p: number}, Functions>,
): void {
  describe("splitError", () => {
    it(title("networks of your own", "属于你的网络"), async () => {
      const draw = rng.fork("hidden networks");
      const members = Array.from({length: 3 + draw.int(3)}, () =>
        Array.from({length: 12}, () => draw.next()),
      );
      const truth = members[0].map((_, i) => i % 2);
      const right = await reference.splitError(members, truth);
      expectClose(await answer.splitError(members, truth), right, {tolerance: 1e-9, hint: 2});
    });
  });
  describe("information", () => {
    it(title("your two networks, again", "再看你的两个网络"), async () => {
      const right = await reference.number("information");
      expectClose(await answer.number("information"), right, {tolerance: 0.001, hint: 3});
    });
  });
}
