// mistake: voxels of one class are told apart
// expect: Voxels of one class cannot be told apart
// answer: ways
const ways = 24;
