// alternative: the axes turned until x and y no longer vary together
// answer: spread
function principalVariances(points: number[][]): number[] {
  const n = points.length;
  const mean = [0, 1].map((k) => points.reduce((sum, point) => sum + point[k], 0) / n);
  const around = points.map(([x, y]) => [x - mean[0], y - mean[1]]);
  const moment = (j: number, k: number): number =>
    around.reduce((sum, p) => sum + p[j] * p[k], 0) / (n - 1);
  const angle = Math.atan2(2 * moment(0, 1), moment(0, 0) - moment(1, 1)) / 2;
  const along = (turn: number): number =>
    around.reduce((s, [x, y]) => s + (x * Math.cos(turn) + y * Math.sin(turn)) ** 2, 0) / (n - 1);
  return [along(angle), along(angle + Math.PI / 2)];
}
// answer: divisor
const divisorRatio = "((N - 1)/N)^(1/2)";
