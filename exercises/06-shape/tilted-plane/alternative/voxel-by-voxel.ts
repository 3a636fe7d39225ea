// alternative: six faces for each voxel, less those it shares
// answer: faces
function faceArea(mask: number[], shape: number[], spacing: number[]): number {
  const [nx, ny] = shape;
  const [dx, dy, dz] = spacing;
  let area = 0;
  mask.forEach((inside, i) => {
    if (inside === 0) return;
    area += 2 * (dx * dy + dy * dz + dz * dx);
    if (i % nx > 0 && mask[i - 1] === 1) area -= 2 * dy * dz;
    if (Math.floor(i / nx) % ny > 0 && mask[i - nx] === 1) area -= 2 * dx * dz;
    if (mask[i - nx * ny] === 1) area -= 2 * dx * dy;
  });
  return area;
}
// answer: plane
const staircase = "sqrt(1 + sin(2*t))";
// answer: box
const turnedBox = "1 + c*(a + b)*(cos(t) + sin(t) - 1)/(a*b + c*(a + b))";
// answer: worst
function worstNormal(): number[] {
  return [-Math.sqrt(1 / 3), Math.sqrt(1 / 3), -Math.sqrt(1 / 3)];
}
// answer: ball
const ballLimit = (6 * Math.PI) / (4 * Math.PI);
