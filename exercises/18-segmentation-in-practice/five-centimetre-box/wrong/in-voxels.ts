// mistake: the margin is counted in voxels; tested before anything was put aside
// expect: counted in voxels
// expect: the share of the box
// expect: Patches of one patient
// answer: box
const boxDice = Math.PI / 6;
// answer: blind
function blindBox(shape: number[], _spacing: number[], marginMm: number): number[] {
  const [nx, ny, nz] = shape;
  return Array.from({length: nx * ny * nz}, (_, v) => {
    const place = [v % nx, Math.floor(v / nx) % ny, Math.floor(v / nx / ny)];
    const inside = (i: number, a: number) => i + 0.5 >= marginMm && shape[a] - i - 0.5 >= marginMm;
    return place.every(inside) ? 1 : 0;
  });
}
// answer: study
const steps = ["cut", "split", "choose", "train", "test", "interval"];
