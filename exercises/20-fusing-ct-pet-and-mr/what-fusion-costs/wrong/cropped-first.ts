// mistake: patches are cut before the images lie on one grid; overlap over union
// expect: one patch is cut from all of them
// expect: overlap over the union
// answer: share
function overlapShare(image: number[][], reference: number[][]): number {
  const volume = (box: number[][]) => box.reduce((product, [from, to]) => product * (to - from), 1);
  const shared = reference.reduce(
    (product, [from, to], axis) =>
      product * Math.max(0, Math.min(to, image[axis][1]) - Math.max(from, image[axis][0])),
    1,
  );
  return shared / (volume(image) + volume(reference) - shared);
}
// answer: order
const steps = ["read", "crop", "register", "align", "join"];
