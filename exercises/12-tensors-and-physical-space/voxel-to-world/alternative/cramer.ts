// alternative: a general inverse, by Cramer's rule
// answer: voxel
import {determinant3} from "voxelbook/core";

function toVoxel(point: number[], spacing: number[], direction: number[], origin: number[]) {
  const m = direction.map((x, i) => x * spacing[i % 3]);
  const q = point.map((x, r) => x - origin[r]);
  return [0, 1, 2].map((axis) => {
    const replaced = m.map((x, i) => (i % 3 === axis ? q[Math.floor(i / 3)] : x));
    return determinant3(replaced) / determinant3(m);
  });
}
// answer: off
const offMm = "n*sqrt(2 - 2*cos(a))";
