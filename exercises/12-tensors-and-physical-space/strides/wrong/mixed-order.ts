// mistake: the strides are in the layout's order, the index is not
// expect: Both must be in one order
// answer: offset
function offsetIn(layout: string, index: number[], sizes: number[]): number {
  const own = [...layout].map((letter) => sizes["CDHW".indexOf(letter)]);
  return own.reduce((total, n, a) => total * n + index[a], 0);
}
