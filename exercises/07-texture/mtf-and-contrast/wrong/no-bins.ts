// mistake: the width of the bins is left out, in the formula and in the measurement
// expect: The width of the bins is missing
// expect: The values were compared, not their levels
// answer: stripes
const stripeContrast = "2 * A^2 * sin(pi*k*d)^2";
// answer: measure
function measuredContrast(rows: number[][], _w: number): number {
  let [sum, pairs] = [0, 0];
  for (const row of rows) {
    for (let x = 1; x < row.length; x++) {
      sum += (row[x] - row[x - 1]) ** 2;
      pairs++;
    }
  }
  return sum / pairs;
}
