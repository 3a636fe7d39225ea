// mistake: the decoder's first convolution is counted as if the maps were added; the last layer's own is there
// expect: sees both maps
// answer: parameters
function unetParameters(inChannels: number, classes: number, base: number, depth: number): number {
  const pair = (first: number, c: number) => (9 * first + 1) * c + (9 * c + 1) * c;
  let total = pair(inChannels, base);
  for (let level = 1; level <= depth; level++) {
    const c = base * 2 ** level;
    total += pair(c / 2, c) + (4 * c + 1) * (c / 2) + pair(c / 2, c / 2);
  }
  return total + (base + 1) * classes;
}
