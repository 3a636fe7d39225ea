// mistake: a whole difference of voxel sizes is taken in place of half of it
// expect: From face to centre it is half a voxel
// answer: origin
function newOrigin(o: number, s: number, t: number): number {
  return o - s + t;
}
// answer: shift
const movesBy = "4.49 mm";
