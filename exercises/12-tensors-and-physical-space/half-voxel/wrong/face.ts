// mistake: the face is given in place of the centre
// expect: This is the face that both share
// expect: half an old voxel
// answer: origin
function newOrigin(o: number, s: number, _t: number): number {
  return o - s / 2;
}
// answer: shift
const movesBy = "2.73 mm";
