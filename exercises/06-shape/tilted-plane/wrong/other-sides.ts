// mistake: a face across x gets the side along x, a length, in place of the two other sides
// expect: A face across x is spanned by dy and dz
// answer: faces
function faceArea(mask: number[], shape: number[], spacing: number[]): number {
  const [nx, ny, nz] = shape;
  const at = (x: number, y: number, z: number): number =>
    x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? 0 : mask[x + nx * (y + ny * z)];
  let area = 0;
  for (let z = 0; z <= nz; z++) {
    for (let y = 0; y <= ny; y++) {
      for (let x = 0; x <= nx; x++) {
        if (at(x, y, z) !== at(x - 1, y, z)) area += spacing[0];
        if (at(x, y, z) !== at(x, y - 1, z)) area += spacing[1];
        if (at(x, y, z) !== at(x, y, z - 1)) area += spacing[2];
      }
    }
  }
  return area;
}
