// alternative: the line is blurred by multiplying its spectrum
// answer: extra
function extraSigma(from: number, to: number): number {
  const missing = (to - from) * (to + from);
  if (missing < 0) throw new Error("too soft already");
  return missing ** 0.5;
}
// answer: match
import {fft} from "voxelbook/core";

function matchLine(line: number[], step: number, from: number, to: number): number[] {
  const sigma = extraSigma(from, to);
  const {re, im} = fft(line);
  const n = line.length;
  const gain = (_: number, i: number) => {
    const k = Math.min(i, n - i) / (n * step);
    return Math.exp(-2 * (Math.PI * sigma * k) ** 2);
  };
  const gains = re.map(gain);
  const spectrum = {re: re.map((v, i) => v * gains[i]), im: im.map((v, i) => v * gains[i])};
  return Array.from(fft(spectrum, {inverse: true}).re);
}
