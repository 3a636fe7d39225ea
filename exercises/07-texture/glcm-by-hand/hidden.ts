import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][];
}>;

/** Counts pairs both ways and divides by their number. */
function expected(levels: number[][], dx: number, dy: number, count: number): number[] {
  const cells = Array.from({length: count}, () => new Array<number>(count).fill(0));
  let pairs = 0;
  levels.forEach((row, y) => {
    row.forEach((a, x) => {
      const b = levels[y + dy]?.[x + dx];
      if (b === undefined) return;
      cells[a - 1][b - 1]++;
      cells[b - 1][a - 1]++;
      pairs += 2;
    });
  });
  return cells.flat().map((n) => n / pairs);
}

/** Lays the cells of a matrix in one row; fails when it is no matrix of that size. */
function cellsOf(matrix: unknown, count: number): number[] {
  const fits =
    Array.isArray(matrix) &&
    matrix.length === count &&
    matrix.every((row: unknown) => Array.isArray(row) && row.length === count);
  expectTrue(
    fits,
    {
      en: "The matrix must have one row and one column for each level.",
      "zh-CN": "矩阵必须为每个灰度各有一行和一列。",
    },
    {hint: 3},
  );
  return (matrix as number[][]).flat();
}

/** Hidden tests: pictures and offsets of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("cooccurrence", () => {
    it(title("a picture and offsets of your own", "属于你的图像和偏移"), async () => {
      const draw = rng.fork("picture");
      const [nx, ny, count] = [5 + draw.int(4), 5 + draw.int(4), 3 + draw.int(3)];
      const levels = Array.from({length: ny}, () =>
        Array.from({length: nx}, () => 1 + draw.int(count)),
      );
      for (const [dx, dy] of [
        [1, 0],
        [1, -1],
        [-2, 1],
        [0, 3],
      ]) {
        expectClose(
          cellsOf(await answer.cooccurrence(levels, dx, dy, count), count),
          expected(levels, dx, dy, count),
          {tolerance: 1e-12, hint: 3},
        );
      }
    });
  });
}
