// mistake: the sentence itself
// expect: the next derivative falls from 1 to 0
// expect: the curve has a corner
// answer: jumps
function jumps(_alpha: number): number[] {
  return [0, 0];
}
// answer: order
function smoothness(_alpha: number): number {
  return 2;
}
