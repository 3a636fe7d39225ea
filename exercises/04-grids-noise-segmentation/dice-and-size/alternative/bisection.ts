// alternative: the radius found by halving an interval
// answer: radius
function smallestRadius(dice: number, rimMm: number): number {
  let low = 0;
  let high = 1e6 * rimMm;
  for (let i = 0; i < 200; i++) {
    const r = (low + high) / 2;
    const got = (2 * r ** 3) / (r ** 3 + (r + rimMm) ** 3);
    if (got < dice) low = r;
    else high = r;
  }
  return high;
}
