// mistake: the shift has the wrong sign
// expect: The shift has the wrong sign
// answer: origin
function newOrigin(o: number, s: number, t: number): number {
  return o + (s - t) / 2;
}
// answer: centre
const sharedCentre = "o - ((n - 1)*s - (m - 1)*t)/2";
