// mistake: the ratio is given for the sphericity, the cube for the box, and the ball of equal volume for the egg
// expect: ratio of height to diameter
// expect: All boxes get the cube's value
// expect: ball of the same volume
// answer: box
const boxSphericity = "(pi/6)^(1/3)";
// answer: can
const bestCan = 1;
// answer: egg
function ellipsoidArea(a: number, b: number, c: number): number {
  return 4 * Math.PI * (a * b * c) ** (2 / 3);
}
