// mistake: the ball is treated as a disk
// expect: third power
// answer: radius
function smallestRadius(dice: number, rimMm: number): number {
  return rimMm / (Math.sqrt(2 / dice - 1) - 1);
}
// answer: volume
const volumeError = "44 %";
