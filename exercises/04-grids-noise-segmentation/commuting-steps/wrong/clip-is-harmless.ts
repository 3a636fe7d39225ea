// mistake: clipping is taken to be harmless
// expect: is not the clipped mean
// answer: pairs
function commutes(first: string, second: string): boolean {
  if (first === second) return true;
  const pair = new Set([first, second]);
  if (pair.has("clip")) return true;
  if (pair.has("median")) return !pair.has("mean");
  return pair.has("affine") && pair.has("mean");
}
