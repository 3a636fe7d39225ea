import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  gridRisk(learn: number[][], fresh: number[][], b: number): number[];
}>;

/** Hidden tests: cases of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("gridRisk", () => {
    it(title("cells of your own", "属于你的格子"), async () => {
      // Each cell has two cases, one above and one below its level: every risk is known.
      const draw = rng.fork("hidden grid");
      const b = 3 + draw.int(5);
      const spread = 0.5 + draw.next();
      const levels = Array.from({length: b}, () => 10 * draw.next());
      const learn = levels.flatMap((level, k) => [
        [(k + 0.25) / b, level - spread],
        [(k + 0.75) / b, level + spread],
      ]);
      const off = 1 + draw.next();
      const fresh = levels.map((level, k) => [(k + 0.5) / b, level + off]);
      expectClose(await answer.gridRisk(learn, fresh, b), [spread ** 2, off ** 2], {
        tolerance: 1e-9,
        hint: 1,
      });
    });
  });
}
