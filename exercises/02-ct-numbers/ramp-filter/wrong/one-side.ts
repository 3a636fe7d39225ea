// mistake: only rays on one side of the middle are taken
// expect: Only half of the sample
// answer: smear
function smeared(x: number, y: number, width: number, views: number): number {
  let sum = 0;
  for (let v = 0; v < views; v++) {
    const theta = (Math.PI * v) / views;
    const s = x * Math.cos(theta) + y * Math.sin(theta);
    if (s >= 0 && s <= width / 2) sum += Math.PI / views;
  }
  return sum;
}
// answer: law
const blurAt = "w/(2*r)";
