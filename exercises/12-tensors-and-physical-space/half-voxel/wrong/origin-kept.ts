// mistake: the origin is kept, and old and new voxel 0 share their centre
// expect: The origin is kept
// answer: origin
function newOrigin(o: number, _s: number, _t: number): number {
  return o;
}
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  const last = values.length - 1;
  return Array.from({length: Math.ceil((values.length * s) / t)}, (_, j) => {
    const x = Math.min(last, (j * t) / s);
    const i = Math.max(0, Math.min(last - 1, Math.floor(x)));
    return last === 0 ? values[0] : values[i] + (x - i) * (values[i + 1] - values[i]);
  });
}
// answer: centre
const sharedCentre = "o";
