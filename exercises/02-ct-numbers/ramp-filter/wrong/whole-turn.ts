// mistake: each view counts as if the views covered a whole turn
// expect: over a whole turn
// answer: smear
function smeared(x: number, y: number, width: number, views: number): number {
  let sum = 0;
  for (let v = 0; v < views; v++) {
    const theta = (Math.PI * v) / views;
    const s = x * Math.cos(theta) + y * Math.sin(theta);
    if (Math.abs(s) <= width / 2) sum += (2 * Math.PI) / views;
  }
  return sum;
}
// answer: law
const blurAt = "2*w/r";
