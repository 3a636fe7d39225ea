// mistake: the index begins with the fastest axis
// expect: begins with the fastest axis
// answer: index
function indexAt(offset: number, shape: number[]): number[] {
  let rest = offset;
  return [...shape].reverse().map((n) => {
    const i = rest % n;
    rest = Math.floor(rest / n);
    return i;
  });
}
