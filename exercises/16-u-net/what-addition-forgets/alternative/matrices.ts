// alternative: the rank from the matrix itself; the twin from the middle
// answer: ranks
import {matrixRank} from "voxelbook/core";

function joinRanks(n: number, a: number, b: number): number[] {
  const join = (rows: number, at: (r: number, c: number) => number) =>
    matrixRank(
      Array.from({length: rows * 2 * n}, (_, i) => at(Math.floor(i / (2 * n)), i % (2 * n))),
      {rows, columns: 2 * n},
    );
  return [
    join(2 * n, (r, c) => (r === c ? 1 : 0)),
    join(n, (r, c) => (c === r ? a : c === r + n ? b : 0)),
  ];
}
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  const e2 = e.map((v, i) => (v === (v + d[i]) / 3 ? (v + d[i]) / 5 : (v + d[i]) / 3));
  return [e2, e2.map((v, i) => Math.max(0, e[i] + d[i] - v))];
}
// answer: blind
const blindTo = "x*(-a)/b";
// answer: saved
const weightsSaved = "C^2*(3*4^L - 3)";
