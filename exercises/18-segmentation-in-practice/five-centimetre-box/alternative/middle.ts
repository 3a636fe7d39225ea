// alternative: measured from the middle of the scan; options in another order
// answer: blind
function blindBox(shape: number[], spacing: number[], marginMm: number): number[] {
  const [nx, ny, nz] = shape;
  const inside = (i: number, a: number) =>
    (shape[a] / 2 - Math.abs(i + 0.5 - shape[a] / 2)) * spacing[a] >= marginMm;
  return Array.from({length: nx * ny * nz}, (_, v) =>
    inside(v % nx, 0) && inside(Math.floor(v / nx) % ny, 1) && inside(Math.floor(v / nx / ny), 2)
      ? 1
      : 0,
  );
}
// answer: reveal
const reveals = ["legs", "recrop", "blindRule"];
