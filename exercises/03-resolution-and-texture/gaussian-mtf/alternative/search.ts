// alternative: the half found by bisection, stripes for the picture
// answer: half
function mtf50(sigma: number): number {
  let low = 0;
  let high = 100;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (Math.exp(-2 * (Math.PI * sigma * middle) ** 2) > 0.5) low = middle;
    else high = middle;
  }
  return low;
}
// answer: level
const frequencyAt = "(log(1/q)/2)^0.5/s/pi";
// answer: picture
function fallingEnergy(): number[][] {
  return Array.from({length: 16}, () => Array.from({length: 16}, (_, x) => (x < 8 ? 0 : 1)));
}
