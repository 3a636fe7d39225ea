// alternative: the cube in a corner of the grid; the octahedron from its parts
// answer: voxel
const area = (8 * Math.sqrt(3)) / 8;
const oneVoxel = Math.cbrt(36 * Math.PI * (1 / 6) ** 2) / area;
// answer: cube
const reported = "(36*pi*n^6)^(1/3)/(6*n^2 + (6*sqrt(2) - 12)*n + 6 - 6*sqrt(2) + sqrt(3))";
// answer: limit
const largeCubes = "80.6 %";
// answer: mask
function roundMask(): number[] {
  const mask = new Array<number>(125).fill(0);
  for (let z = 0; z < 3; z++) {
    for (let y = 0; y < 3; y++) {
      for (let x = 0; x < 3; x++) mask[x + 5 * (y + 5 * z)] = 1;
    }
  }
  return mask;
}
