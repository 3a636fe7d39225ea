// mistake: parallelograms for triangles, boxes for tetrahedra
// expect: A triangle is half of one
// expect: A tetrahedron is a sixth of one
// answer: area
function meshArea(vertices: number[], triangles: number[]): number {
  let area = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[t + k]);
    const u = [0, 1, 2].map((k) => vertices[b + k] - vertices[a + k]);
    const v = [0, 1, 2].map((k) => vertices[c + k] - vertices[a + k]);
    const cross = [0, 1, 2].map((k) => {
      const [l, m] = [(k + 1) % 3, (k + 2) % 3];
      return u[l] * v[m] - u[m] * v[l];
    });
    area += Math.hypot(...cross);
  }
  return area;
}
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
    sum += a[0] * x + a[1] * y + a[2] * z;
  }
  return sum;
}
