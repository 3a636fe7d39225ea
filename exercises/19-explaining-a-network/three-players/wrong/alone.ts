// mistake: each player gets what it is worth alone
// expect: That is what it is worth alone
// expect: begin at worth[0]
// answer: tumour
const tumour = variant.size;
// answer: twin
const twin = variant.uptake;
// answer: shapley
function shapley(worth: number[]): number[] {
  const n = Math.round(Math.log2(worth.length));
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  return Array.from({length: n}, (_, i) =>
    worth.reduce((sum, v, who) => {
      if ((who >> i) & 1) return sum;
      const c = who.toString(2).split("1").length - 1;
      const weight = (factorial(c) * factorial(n - c - 1)) / factorial(n);
      return sum + weight * (worth[who | (1 << i)] - (who === 0 ? 0 : v));
    }, 0),
  );
}
