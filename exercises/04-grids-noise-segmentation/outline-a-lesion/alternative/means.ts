// alternative: the mean of 5 × 5 voxels by hand
// answer: outline
import {createVolume} from "voxelbook/image";
import {fillHoles, largestComponent, thresholdMask} from "voxelbook/segment";

const at = (x: number, y: number): number => {
  const inside = (k: number): number => Math.min(63, Math.max(0, k));
  return scan.data[inside(x) + 64 * inside(y)];
};
const means = new Float64Array(64 * 64);
for (let i = 0; i < means.length; i++) {
  for (let k = 0; k < 25; k++) {
    means[i] += at((i % 64) + (k % 5) - 2, Math.floor(i / 64) + Math.floor(k / 5) - 2) / 25;
  }
}
const piece = largestComponent(
  thresholdMask(createVolume(means, {shape: [64, 64, 1], unit: "HU"}), {above: 80}),
  {connectivity: 6},
);
const lesion = fillHoles(piece, {connectivity: 6});
// answer: area
const count = [...lesion.data].filter((value) => value === 1).length;
const lesionArea = `${count / 100} cm^2`;
