// mistake: a mask with fewer voxels than asked
// expect: fewer than 20 voxels
// answer: mask
function roundMask(): number[] {
  return Array.from({length: 125}, (_, i) => (i === 62 ? 1 : 0));
}
