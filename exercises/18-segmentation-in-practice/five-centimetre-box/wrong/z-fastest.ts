// mistake: z runs fastest
// expect: x runs fastest
// answer: blind
function blindBox(shape: number[], spacing: number[], marginMm: number): number[] {
  const [nx, ny, nz] = shape;
  return Array.from({length: nx * ny * nz}, (_, v) => {
    const place = [Math.floor(v / ny / nz), Math.floor(v / nz) % ny, v % nz];
    const inside = (i: number, a: number) => {
      const at = (i + 0.5) * spacing[a];
      return at >= marginMm && shape[a] * spacing[a] - at >= marginMm;
    };
    return place.every(inside) ? 1 : 0;
  });
}
