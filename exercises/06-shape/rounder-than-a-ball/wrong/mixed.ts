// mistake: the counted volume goes with the area of the mesh
// expect: mixes the counted volume
// answer: voxel
const oneVoxel = Math.cbrt(36 * Math.PI) / Math.sqrt(3);
