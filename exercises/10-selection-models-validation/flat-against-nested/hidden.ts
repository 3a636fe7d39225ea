import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  flatScore(table: number[][]): number;
  nestedScore(inner: number[][], outer: number[][]): number;
}>;

/** Draws a table of scores. */
function drawTable(draw: Rng, rows: number, width: number): number[][] {
  return Array.from({length: rows}, () =>
    Array.from({length: width}, () => 0.5 + 0.3 * draw.next()),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

/** Hidden tests: tables of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("flatScore", () => {
    it(title("a table of your own", "属于你的表"), async () => {
      const draw = rng.fork("hidden flat");
      const table = drawTable(draw, 3 + draw.int(8), 4);
      const right = Math.max(...table.map(mean));
      expectClose(await answer.flatScore(table), right, {tolerance: 1e-9, hint: 2});
    });
  });
  describe("nestedScore", () => {
    it(title("splits of your own", "属于你的划分"), async () => {
      const draw = rng.fork("hidden nested");
      const width = 3 + draw.int(8);
      const [inner, outer] = [drawTable(draw, 5, width), drawTable(draw, 5, width)];

      // Two equal winners in one split, of different worth outside.
      inner[0][0] = 0.9;
      inner[0][width - 1] = 0.9;
      const right = mean(inner.map((row, k) => outer[k][row.indexOf(Math.max(...row))]));
      expectClose(await answer.nestedScore(inner, outer), right, {tolerance: 1e-9, hint: 3});
    });
  });
}
