// mistake: each player gets what is lost without it
// expect: the loss when it is left out
// expect: the losses without each player
// answer: tumour
const tumour = variant.all - variant.uptake;
// answer: twin
const twin = 0;
// answer: shapley
function shapley(worth: number[]): number[] {
  const last = worth.length - 1;
  const n = Math.round(Math.log2(worth.length));
  return Array.from({length: n}, (_, i) => worth[last] - worth[last - 2 ** i]);
}
