// mistake: every p-value times their number; discoveries by Bonferroni's line
// expect: This is Bonferroni's correction
// expect: Bonferroni's line
// answer: adjusted
function adjusted(p: number[]): number[] {
  return p.map((value) => Math.min(1, p.length * value));
}
// answer: found
const found = variant.p.filter((value) => value <= variant.rate / variant.p.length).length;
