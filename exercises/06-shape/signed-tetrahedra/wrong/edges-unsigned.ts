// mistake: edges are counted without their direction
// expect: One triangle is turned over here
// answer: closed
function isClosed(triangles: number[]): boolean {
  const edges = new Map<string, number>();
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const ends = [triangles[t + k], triangles[t + ((k + 1) % 3)]];
      const edge = `${Math.min(...ends)} ${Math.max(...ends)}`;
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
    }
  }
  return [...edges.values()].every((count) => count === 2);
}
// answer: bevel
const bevelledCube = "6*(n - 1)^2 + 6*sqrt(2)*(n - 1)";
