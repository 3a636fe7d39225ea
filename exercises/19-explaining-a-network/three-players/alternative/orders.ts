// alternative: a mean over all orders of arrival
// answer: tumour
const tumour = (2 * variant.size + 4 * (variant.all - variant.uptake)) / 6;
// answer: shapley
function shapley(worth: number[]): number[] {
  const n = Math.round(Math.log2(worth.length));
  const sums = new Array<number>(n).fill(0);
  let count = 0;
  const arrive = (order: number[], who: number): void => {
    if (order.length === n) {
      let before = 0;
      for (const i of order) {
        sums[i] += worth[before | (1 << i)] - worth[before];
        before |= 1 << i;
      }
      count++;
      return;
    }
    for (let i = 0; i < n; i++) if (!((who >> i) & 1)) arrive([...order, i], who | (1 << i));
  };
  arrive([], 0);
  return sums.map((sum) => sum / count);
}
