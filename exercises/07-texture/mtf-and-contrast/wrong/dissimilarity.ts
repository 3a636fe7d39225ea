// mistake: differences are not squared; pi is lost when solving
// expect: the dissimilarity
// expect: A pi is missing
// answer: measure
function measuredContrast(rows: number[][], w: number): number {
  let [sum, pairs] = [0, 0];
  for (const row of rows) {
    for (let x = 1; x < row.length; x++) {
      sum += Math.abs(Math.floor(row[x] / w) - Math.floor(row[x - 1] / w));
      pairs++;
    }
  }
  return sum / pairs;
}
// answer: half
const halvingSigma = "3.33 mm";
