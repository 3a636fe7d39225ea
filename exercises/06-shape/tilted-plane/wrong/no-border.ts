// mistake: the border of the grid is left out
// expect: faces on the border of the grid are missing
// answer: faces
function faceArea(mask: number[], shape: number[], spacing: number[]): number {
  const [nx, ny, nz] = shape;
  const [dx, dy, dz] = spacing;
  const at = (x: number, y: number, z: number): number => mask[x + nx * (y + ny * z)];
  let area = 0;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        if (x > 0 && at(x, y, z) !== at(x - 1, y, z)) area += dy * dz;
        if (y > 0 && at(x, y, z) !== at(x, y - 1, z)) area += dx * dz;
        if (z > 0 && at(x, y, z) !== at(x, y, z - 1)) area += dx * dy;
      }
    }
  }
  return area;
}
