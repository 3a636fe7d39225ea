// mistake: odd sizes are rounded down in place of being refused
// expect: pooling would meet an odd size
// answer: output
function outputSize(size: number, depth: number): number {
  let n = size;
  for (let level = 0; level < depth; level++) n = Math.floor((n - 4) / 2);
  n -= 4;
  for (let level = 0; level < depth; level++) n = n < 1 ? 0 : 2 * n - 4;
  return Math.max(0, n);
}
