// mistake: every tetrahedron is positive
// expect: Those that face the origin have to be subtracted
// answer: volume
function meshVolume(vertices: number[], triangles: number[]): number {
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => {
      const v = 3 * triangles[t + k];
      return vertices.slice(v, v + 3);
    });
    const x = b[1] * c[2] - b[2] * c[1];
    const y = b[2] * c[0] - b[0] * c[2];
    const z = b[0] * c[1] - b[1] * c[0];
    sum += Math.abs(a[0] * x + a[1] * y + a[2] * z) / 6;
  }
  return sum;
}
