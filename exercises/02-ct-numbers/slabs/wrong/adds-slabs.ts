// mistake: what each slab alone lets through is added up
// expect: adds up what each slab alone
// answer: through
function photonsThrough(sent: number, mu: number[], cm: number[]): number {
  return mu.reduce((sum, value, k) => sum + sent * Math.exp(-value * cm[k]), 0);
}
