// mistake: the picture is read as one row; the period is taken for the frequency
// expect: with the start of the next one
// expect: 8 mm per cycle is a period
// answer: measure
function measuredContrast(rows: number[][], w: number): number {
  const levels = rows.flat().map((value) => Math.floor(value / w));
  let sum = 0;
  for (let i = 1; i < levels.length; i++) sum += (levels[i] - levels[i - 1]) ** 2;
  return sum / (levels.length - 1);
}
// answer: half
const halvingSigma = "0.0166 mm";
