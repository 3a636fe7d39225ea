import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{meanSquares(x: number[], branches: number[][][]): number[]}>;

/** Hidden tests: blocks of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("meanSquares", () => {
    it(title("blocks of your own", "属于你的块"), async () => {
      const own = rng.fork("blocks");
      const n = 3 + own.int(4);
      const x = Array.from({length: n}, () => own.normal());
      const branches = Array.from({length: 4}, () =>
        Array.from({length: n}, () => Array.from({length: n}, () => own.normal() / 2)),
      );

      // The whole chain as one matrix, block by block, applied to the first signal.
      let chain: number[][] = x.map((_, i) => x.map((_, j) => (i === j ? 1 : 0)));
      const meanSquare = () =>
        chain
          .map((row) => row.reduce((sum, a, j) => sum + a * x[j], 0))
          .reduce((sum, v) => sum + (v * v) / n, 0);
      const expected = [meanSquare()];
      for (const w of branches) {
        const old = chain;
        chain = old.map((row, i) =>
          row.map((a, j) => a + w[i].reduce((sum, b, k) => sum + b * old[k][j], 0)),
        );
        expected.push(meanSquare());
      }
      expectClose(await answer.meanSquares(x, branches), expected, {tolerance: 1e-8, hint: 3});
    });
    it(title("no block at all", "没有任何块"), async () => {
      expectClose(await answer.meanSquares([3, 4], []), [12.5], {
        tolerance: 1e-12,
        message: {
          en: "Without a block the list holds the mean square of the signal itself.",
          "zh-CN": "没有块时，列表只含信号本身的均方。",
        },
      });
    });
  });
}
