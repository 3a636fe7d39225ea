// alternative: double angles, lengths in another unit, the matrix in between
// answer: stripes
const stripeContrast = "(A/w)^2 * (1 - cos(2*pi*k*d))";
// answer: blurred
const blurredContrast = "(A/w)^2 * (1 - cos(2*pi*k*d)) / exp((2*pi*s*k)^2)";
// answer: measure
function measuredContrast(rows: number[][], w: number): number {
  const counts = new Map<string, number>();
  let pairs = 0;
  for (const row of rows) {
    for (let x = 0; x < row.length - 1; x++) {
      const key = `${Math.floor(row[x] / w)} ${Math.floor(row[x + 1] / w)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      pairs++;
    }
  }
  let contrast = 0;
  for (const [key, n] of counts) {
    const [i, j] = key.split(" ").map(Number);
    contrast += ((i - j) ** 2 * n) / pairs;
  }
  return contrast;
}
// answer: half
const halvingSigma = "0.106 cm";
// answer: noise
const noiseKept = "(1 - exp(-0.25/s^2)) / (pi*(2*s)^2)";
