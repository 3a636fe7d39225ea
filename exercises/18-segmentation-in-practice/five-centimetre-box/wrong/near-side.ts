// mistake: only the near faces have a margin; whole axes for half axes
// expect: the far ones have a margin too
// expect: HALF axes
// expect: it comes after it
// answer: box
const boxDice = (16 * Math.PI) / 6 / (1 + (8 * Math.PI) / 6);
// answer: blind
function blindBox(shape: number[], spacing: number[], marginMm: number): number[] {
  const [nx, ny, nz] = shape;
  return Array.from({length: nx * ny * nz}, (_, v) => {
    const place = [v % nx, Math.floor(v / nx) % ny, Math.floor(v / nx / ny)];
    return place.every((i, a) => (i + 0.5) * spacing[a] >= marginMm) ? 1 : 0;
  });
}
// answer: study
const steps = ["split", "cut", "choose", "train", "interval", "test"];
