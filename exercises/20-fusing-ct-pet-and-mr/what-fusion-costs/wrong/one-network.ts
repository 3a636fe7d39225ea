// mistake: one of the networks; the image's share instead of the reference's
// expect: late fusion has M of them
// expect: the share of the IMAGE
// answer: late
const late = "E - 27*(M - 1)*C";
// answer: share
function overlapShare(image: number[][], reference: number[][]): number {
  return image.reduce((share, [from, to], axis) => {
    const shared = Math.min(to, reference[axis][1]) - Math.max(from, reference[axis][0]);
    return (share * Math.max(0, shared)) / (to - from);
  }, 1);
}
