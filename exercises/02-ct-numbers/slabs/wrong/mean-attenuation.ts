// mistake: the mean attenuation is multiplied by the whole thickness
// expect: mean attenuation over the slabs
// answer: through
function photonsThrough(sent: number, mu: number[], cm: number[]): number {
  const mean = mu.reduce((sum, value) => sum + value, 0) / Math.max(1, mu.length);
  return sent * Math.exp(-mean * cm.reduce((sum, value) => sum + value, 0));
}
