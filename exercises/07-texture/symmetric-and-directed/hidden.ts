import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  oppositeCounts(counts: number[][]): number[][];
  symmetricCounts(counts: number[][]): number[][];
}>;

/** Draws directed counts that no symmetry could hide in. */
function drawn(rng: Rng): number[][] {
  const n = 3 + rng.int(4);
  return Array.from({length: n}, (_, i) =>
    Array.from({length: n}, (_, j) => 20 * i + 3 * j + rng.int(3)),
  );
}

/** Hidden tests: counts of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("oppositeCounts", () => {
    it(title("counts of your own", "属于你的计数"), async () => {
      const counts = drawn(rng.fork("opposite"));
      const wanted = counts.flatMap((row, i) => row.map((_, j) => counts[j][i]));
      const got = await answer.oppositeCounts(counts);
      expectClose(got.flat(), wanted, {tolerance: 0, hint: 2});
    });
  });
  describe("symmetricCounts", () => {
    it(title("counts of your own, both ways", "属于你的双向计数"), async () => {
      const counts = drawn(rng.fork("symmetric"));
      const wanted = counts.flatMap((row, i) => row.map((n, j) => n + counts[j][i]));
      const got = await answer.symmetricCounts(counts);
      expectClose(got.flat(), wanted, {tolerance: 0, hint: 2});
    });
  });
}
