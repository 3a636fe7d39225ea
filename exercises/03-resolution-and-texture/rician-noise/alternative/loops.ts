// alternative: plain loops
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  let sum = 0;
  for (const m of magnitudes) sum += m ** 2;
  return Math.sqrt(sum / (2 * magnitudes.length));
}
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  let sum = 0;
  for (const m of magnitudes) sum += m ** 2 - 2 * sigma ** 2;
  return sum <= 0 ? 0 : Math.sqrt(sum / magnitudes.length);
}
// answer: floor
const meanOfAir = "sqrt(pi*s^2/2)";
// answer: ratio
let percent = 0;
for (const m of scan.data) percent += (100 * m) / variant.amplitude / scan.data.length;
const overestimate = `${percent.toFixed(3)} %`;
