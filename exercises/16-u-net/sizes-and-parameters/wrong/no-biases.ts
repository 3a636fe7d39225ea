// mistake: convolutions without biases
// expect: The biases are missing
// answer: parameters
function unetParameters(inChannels: number, classes: number, base: number, depth: number): number {
  const pair = (first: number, c: number) => 9 * first * c + 9 * c * c;
  let total = pair(inChannels, base);
  for (let level = 1; level <= depth; level++) {
    const c = base * 2 ** level;
    total += pair(c / 2, c) + 2 * c * c + pair(c, c / 2);
  }
  return total + base * classes;
}
