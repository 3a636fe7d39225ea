// mistake: faces are counted, whatever their size
// expect: This counts faces
// answer: faces
function faceArea(mask: number[], shape: number[], _spacing: number[]): number {
  const [nx, ny, nz] = shape;
  const at = (x: number, y: number, z: number): number =>
    x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? 0 : mask[x + nx * (y + ny * z)];
  let count = 0;
  for (let z = 0; z <= nz; z++) {
    for (let y = 0; y <= ny; y++) {
      for (let x = 0; x <= nx; x++) {
        if (at(x, y, z) !== at(x - 1, y, z)) count++;
        if (at(x, y, z) !== at(x, y - 1, z)) count++;
        if (at(x, y, z) !== at(x, y, z - 1)) count++;
      }
    }
  }
  return count;
}
// answer: ball
const ballLimit = 1;
