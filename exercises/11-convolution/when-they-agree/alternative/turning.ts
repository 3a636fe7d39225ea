// alternative: the kernel is really turned; the proof is a point in a wider image
// answer: agree
function agree(kernel: number[][]): boolean {
  const turned = kernel.map((row) => [...row].reverse()).reverse();
  return JSON.stringify(turned) === JSON.stringify(kernel);
}
// answer: proof
function proof(kernel: number[][]): number[][] {
  return kernel.map((row, i) => row.map((_, j) => (i === 0 && j === 0 ? 5 : 0)));
}
// answer: mirror
function mirrorKernel(): number[][] {
  return [
    [1, 1],
    [0, 0],
  ];
}
