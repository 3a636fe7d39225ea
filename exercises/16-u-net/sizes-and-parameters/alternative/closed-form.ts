// alternative: layers listed one by one, and the size in one step
// answer: parameters
function unetParameters(inChannels: number, classes: number, base: number, depth: number): number {
  const layers: [taps: number, from: number, to: number][] = [[1, base, classes]];
  for (let level = 0; level <= depth; level++) {
    const c = base * 2 ** level;
    layers.push([9, level === 0 ? inChannels : c / 2, c], [9, c, c]);
    if (level < depth) layers.push([4, 2 * c, c], [9, 2 * c, c], [9, c, c]);
  }
  return layers.reduce((sum, [taps, from, to]) => sum + taps * from * to + to, 0);
}
// answer: output
function outputSize(size: number, depth: number): number {
  const out = size - (12 * 2 ** depth - 8);
  // The bottom is a whole number only for sizes that lie 2 to the depth apart.
  return out >= 1 && (size + 4) % 2 ** depth === 0 && depth > 0 ? out : 0;
}
// answer: lost
const pixelsLost = "3*2^(L + 2) - 8";
