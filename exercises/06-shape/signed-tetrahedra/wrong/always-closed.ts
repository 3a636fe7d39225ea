// mistake: a mesh is taken for closed when no directed edge stands twice; the cube stays sharp
// expect: A triangle is missing here
// expect: This is the sharp cube
// answer: closed
function isClosed(triangles: number[]): boolean {
  const edges = new Set<string>();
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) edges.add(`${triangles[t + k]} ${triangles[t + ((k + 1) % 3)]}`);
  }
  return edges.size === triangles.length;
}
// answer: bevel
const bevelledCube = "6*n^2";
