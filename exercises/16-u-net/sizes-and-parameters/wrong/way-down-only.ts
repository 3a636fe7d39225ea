// mistake: only the encoder's convolutions cut borders
// expect: Only the way down was counted
// answer: output
function outputSize(size: number, depth: number): number {
  const out = size - 8 * 2 ** depth + 4;
  return out < 1 ? 0 : out;
}
// answer: lost
const pixelsLost = "8*2^L - 4";
