// mistake: the first axis is taken to run fastest
// expect: Here the first axis runs fastest
// answer: strides
function stridesOf(shape: number[]): number[] {
  const result = shape.map(() => 1);
  for (let a = 1; a < shape.length; a++) result[a] = result[a - 1] * shape[a - 1];
  return result;
}
// answer: index
function indexAt(offset: number, shape: number[]): number[] {
  let rest = offset;
  return shape.map((n) => {
    const i = rest % n;
    rest = Math.floor(rest / n);
    return i;
  });
}
