// mistake: lengths below 0 are multiplied; joined before aligned
// expect: two negative lengths
// expect: align before you join
// answer: share
function overlapShare(image: number[][], reference: number[][]): number {
  return reference.reduce((share, [from, to], axis) => {
    const shared = Math.min(to, image[axis][1]) - Math.max(from, image[axis][0]);
    return (share * shared) / (to - from);
  }, 1);
}
// answer: order
const steps = ["read", "register", "join", "align", "crop"];
