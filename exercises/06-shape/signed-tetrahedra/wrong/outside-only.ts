// mistake: closed is never true, as each directed edge is wanted twice; the bevels are a whole voxel wide
// expect: This mesh is closed
// expect: The bevels are too wide
// answer: closed
function isClosed(triangles: number[]): boolean {
  const edges = new Map<string, number>();
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const edge = `${triangles[t + k]} ${triangles[t + ((k + 1) % 3)]}`;
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
    }
  }
  return [...edges.values()].every((count) => count === 2);
}
// answer: bevel
const bevelledCube = "6*(n - 1)^2 + 12*(n - 1) + sqrt(3)";
