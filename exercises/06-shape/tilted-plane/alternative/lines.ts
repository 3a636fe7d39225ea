// alternative: lines of voxels along each axis, entered and left
// answer: faces
function faceArea(mask: number[], shape: number[], spacing: number[]): number {
  const stride = [1, shape[0], shape[0] * shape[1]];
  let area = 0;
  for (let axis = 0; axis < 3; axis++) {
    const face = (spacing[0] * spacing[1] * spacing[2]) / spacing[axis];
    mask.forEach((_, start) => {
      if (Math.floor(start / stride[axis]) % shape[axis] !== 0) return;
      let last = 0;
      for (let k = 0; k < shape[axis]; k++) {
        const here = mask[start + k * stride[axis]];
        if (here !== last) area += face;
        last = here;
      }
      if (last === 1) area += face;
    });
  }
  return area;
}
// answer: plane
const staircase = "sqrt(2)*cos(t - pi/4)";
// answer: ball
const ballLimit = "150 %";
