// mistake: the voxels are taken for the body
// expect: Its mesh is an octahedron
// expect: This is the sharp cube
// answer: voxel
const oneVoxel = 0.806;
// answer: cube
const reported = "(pi/6)^(1/3)";
