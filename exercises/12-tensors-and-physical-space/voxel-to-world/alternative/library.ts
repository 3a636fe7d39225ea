// alternative: the library's own functions
// answer: world
import {createMask, voxelToWorld} from "voxelbook/image";

function toWorld(voxel: number[], spacing: number[], direction: number[], origin: number[]) {
  const [a, b, c] = spacing;
  const [x, y, z] = origin;
  const grid = {shape: [1, 1, 1], spacing: [a, b, c], origin: [x, y, z], direction} as const;
  return [...voxelToWorld(createMask(new Uint8Array(1), grid), voxel)];
}
// answer: frame
import {swapLpsRas} from "voxelbook/image";

const rasFromLps = (point: number[]): number[] => Array.from(swapLpsRas(point));
// answer: off
const offMm = "sqrt((n - n*cos(a))^2 + (n*sin(a))^2)";
