// mistake: places are counted from 1
// expect: counted from 1
// answer: offset
function offsetIn(layout: string, index: number[], sizes: number[]): number {
  const axes = [...layout].map((letter) => "CDHW".indexOf(letter));
  return 1 + axes.reduce((total, a) => total * sizes[a] + index[a], 0);
}
// answer: index
function indexAt(offset: number, shape: number[]): number[] {
  const index = shape.map(() => 0);
  let rest = offset - 1;
  for (let a = shape.length - 1; a >= 0; a--) {
    index[a] = rest % shape[a];
    rest = Math.floor(rest / shape[a]);
  }
  return index;
}
