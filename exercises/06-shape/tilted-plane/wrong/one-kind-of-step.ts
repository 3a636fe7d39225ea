// mistake: the risers of the staircase are forgotten; bottom and lid become staircases; the circle's number
// expect: risers of the staircase
// expect: Bottom and lid stay along the grid
// expect: the circle's number
// answer: plane
const staircase = "max(cos(t), sin(t))";
// answer: box
const turnedBox = "cos(t) + sin(t)";
// answer: worst
function worstNormal(): number[] {
  return [Math.SQRT1_2, Math.SQRT1_2, 0];
}
// answer: ball
const ballLimit = 4 / Math.PI;
