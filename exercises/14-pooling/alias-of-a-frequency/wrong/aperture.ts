// mistake: the response of a continuous aperture
// expect: the response of a continuous aperture
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const cycles = f * k;
  const x = Math.PI * cycles;
  return [Math.abs(cycles - Math.round(cycles)), x === 0 ? 1 : Math.abs(Math.sin(x) / x)];
}
// answer: height
const falseHeight = "0.156";
