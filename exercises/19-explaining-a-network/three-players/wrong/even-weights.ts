// mistake: every coalition weighs the same; first and last are averaged
// expect: the orders in the middle count too
// expect: All coalitions weigh the same
// answer: tumour
const tumour = (variant.size + variant.all - variant.uptake) / 2;
// answer: twin
const twin = variant.uptake / 2;
// answer: shapley
function shapley(worth: number[]): number[] {
  const n = Math.round(Math.log2(worth.length));
  return Array.from({length: n}, (_, i) =>
    worth.reduce(
      (sum, v, who) => ((who >> i) & 1 ? sum : sum + (worth[who | (1 << i)] - v) / 2 ** (n - 1)),
      0,
    ),
  );
}
