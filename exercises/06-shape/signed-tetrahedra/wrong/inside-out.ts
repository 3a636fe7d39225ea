// mistake: the sign of the volume is turned, and the area is taken of two sides
// expect: The volume has the wrong sign
// expect: multiplies two sides
// answer: area
function meshArea(vertices: number[], triangles: number[]): number {
  let area = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[t + k]);
    const u = [0, 1, 2].map((k) => vertices[b + k] - vertices[a + k]);
    const v = [0, 1, 2].map((k) => vertices[c + k] - vertices[a + k]);
    area += (Math.hypot(...u) * Math.hypot(...v)) / 2;
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
  return sum / -6;
}
