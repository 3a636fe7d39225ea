// mistake: height and radius are equal, and the egg is a ball of the mean radius
// expect: as high as its radius
// expect: ball with the mean semi-axis
// answer: can
const bestCan = 0.8255;
// answer: egg
function ellipsoidArea(a: number, b: number, c: number): number {
  return 4 * Math.PI * ((a + b + c) / 3) ** 2;
}
