// mistake: the maximum in place of the mean; the image's amplitude in place of the wave's
// expect: Take their means
// expect: amplitude of the other wave
// answer: bottleneck
function throughMean(x: number[], k: number): number[] {
  return x.map((_, i) => Math.max(...x.slice(i - (i % k), i - (i % k) + k)));
}
// answer: gain
const gainOfTwo = "sin(pi*f)*cos(pi*f)";
