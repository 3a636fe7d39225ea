// mistake: the slope is thought to jump for every α
// expect: With α = 1 the slope is continuous
// answer: order
function smoothness(_alpha: number): number {
  return 0;
}
