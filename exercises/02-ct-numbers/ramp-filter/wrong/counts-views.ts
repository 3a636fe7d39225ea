// mistake: the views that hit are counted, without their weight
// expect: number of views that hit
// answer: smear
function smeared(x: number, y: number, width: number, views: number): number {
  let count = 0;
  for (let v = 0; v < views; v++) {
    const theta = (Math.PI * v) / views;
    if (Math.abs(x * Math.cos(theta) + y * Math.sin(theta)) <= width / 2) count++;
  }
  return count;
}
// answer: law
const blurAt = "w/(pi*r)";
