// mistake: voxels count by their first face; chosen after the test
// expect: half a voxel behind its face
// expect: The overlap counts twice
// expect: chosen after the test
// answer: box
const boxDice = Math.PI / 6 / (1 + Math.PI / 6);
// answer: blind
function blindBox(shape: number[], spacing: number[], marginMm: number): number[] {
  const [nx, ny, nz] = shape;
  return Array.from({length: nx * ny * nz}, (_, v) => {
    const place = [v % nx, Math.floor(v / nx) % ny, Math.floor(v / nx / ny)];
    const inside = (i: number, a: number) =>
      i * spacing[a] >= marginMm && (shape[a] - i) * spacing[a] >= marginMm;
    return place.every(inside) ? 1 : 0;
  });
}
// answer: study
const steps = ["split", "cut", "train", "test", "choose", "interval"];
