// mistake: numbers are sorted as texts
// expect: sorted as texts
// answer: shape
function elongationFlatness(variances: number[]): number[] {
  const [major, minor, least] = [...variances].sort().reverse();
  return [Math.sqrt(minor / major), Math.sqrt(least / major)];
}
