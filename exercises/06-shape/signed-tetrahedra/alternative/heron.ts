// alternative: Heron's formula; columns under the triangles; pairs of edges that cancel
// answer: area
function meshArea(vertices: number[], triangles: number[]): number {
  let area = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const sides = [0, 1, 2].map((k) => {
      const [p, q] = [3 * triangles[t + k], 3 * triangles[t + ((k + 1) % 3)]];
      return Math.hypot(...[0, 1, 2].map((i) => vertices[p + i] - vertices[q + i]));
    });
    const s = (sides[0] + sides[1] + sides[2]) / 2;
    area += Math.sqrt(Math.max(0, s * (s - sides[0]) * (s - sides[1]) * (s - sides[2])));
  }
  return area;
}
// answer: volume
function meshVolume(vertices: number[], triangles: number[]): number {
  let volume = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[t + k]);
    const [ux, uy] = [vertices[b] - vertices[a], vertices[b + 1] - vertices[a + 1]];
    const [vx, vy] = [vertices[c] - vertices[a], vertices[c + 1] - vertices[a + 1]];
    const height = (vertices[a + 2] + vertices[b + 2] + vertices[c + 2]) / 3;
    volume += (height * (ux * vy - uy * vx)) / 2;
  }
  return volume;
}
// answer: closed
function isClosed(triangles: number[]): boolean {
  const open = new Map<string, number>();
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const [p, q] = [triangles[t + k], triangles[t + ((k + 1) % 3)]];
      const edge = p < q ? `${p} ${q}` : `${q} ${p}`;
      open.set(edge, (open.get(edge) ?? 0) + (p < q ? 1 : -1));
    }
  }
  return [...open.values()].every((balance) => balance === 0);
}
// answer: bevel
const bevelledCube = "6*(n - 1)*(n - 1 + sqrt(2)) + 3^(1/2)";
