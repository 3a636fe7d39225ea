// mistake: flatness is the third axis over the second
// expect: not with the second
// answer: shape
function elongationFlatness(variances: number[]): number[] {
  const [major, minor, least] = [...variances].sort((a, b) => b - a);
  return [Math.sqrt(minor / major), Math.sqrt(least / minor)];
}
