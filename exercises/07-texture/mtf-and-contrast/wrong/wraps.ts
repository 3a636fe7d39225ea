// mistake: a row is closed to a ring
// expect: Rows do not repeat
// answer: measure
function measuredContrast(rows: number[][], w: number): number {
  let [sum, pairs] = [0, 0];
  for (const row of rows) {
    row.forEach((value, x) => {
      sum += (Math.floor(value / w) - Math.floor(row[(x + 1) % row.length] / w)) ** 2;
      pairs++;
    });
  }
  return sum / pairs;
}
