// alternative: a loop that leaves as soon as an axis has nothing in common
// answer: share
function overlapShare(image: number[][], reference: number[][]): number {
  let share = 1;
  for (let axis = 0; axis < 3; axis++) {
    const from = Math.max(image[axis][0], reference[axis][0]);
    const to = Math.min(image[axis][1], reference[axis][1]);
    if (to <= from) return 0;
    share *= (to - from) / (reference[axis][1] - reference[axis][0]);
  }
  return share;
}
