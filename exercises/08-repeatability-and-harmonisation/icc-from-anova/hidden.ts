import {icc, ratingAnova} from "voxelbook/statistics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  meanSquares(ratings: number[][]): number[];
  sixForms(squares: number[], n: number, k: number): number[];
}>;

const FORMS = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"] as const;

/** Draws a table of a student's own. */
function drawTable(draw: Rng): number[][] {
  const k = 3 + draw.int(3);
  const shifts = Array.from({length: k}, () => 4 * draw.normal());
  return Array.from({length: 5 + draw.int(5)}, () => {
    const value = 10 * draw.normal();
    return shifts.map((shift) => value + shift + 2 * draw.normal());
  });
}

/** Hidden tests: the library's values of tables of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("meanSquares", () => {
    it(title("a table of your own", "属于你的表"), async () => {
      const table = drawTable(rng.fork("squares"));
      const {subjects, raters, residual, within} = ratingAnova(table);
      expectClose(
        await answer.meanSquares(table),
        [subjects.ms, raters.ms, residual.ms, within.ms],
        {tolerance: 1e-9, relative: true, hint: 3},
      );
    });
  });
  describe("sixForms", () => {
    it(title("mean squares of your own", "属于你的均方"), async () => {
      const table = drawTable(rng.fork("forms"));
      const {subjects, raters, residual, within} = ratingAnova(table);
      expectClose(
        await answer.sixForms(
          [subjects.ms, raters.ms, residual.ms, within.ms],
          table.length,
          table[0].length,
        ),
        FORMS.map((form) => icc(table, {form}).icc),
        {tolerance: 1e-9, hint: 3},
      );
    });
  });
}
