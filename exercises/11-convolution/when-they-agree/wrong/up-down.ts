// mistake: symmetric is taken for up-down symmetric; a flat kernel is offered
// expect: equals its up-down mirror image, and a turn
// expect: equals one of its mirror images
// answer: agree
function agree(kernel: number[][]): boolean {
  return String(kernel) === String([...kernel].reverse());
}
// answer: plain
function plainKernel(): number[][] {
  return [
    [1, 1],
    [1, 1],
  ];
}
