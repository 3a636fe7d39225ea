// alternative: the library; a single bright voxel
// answer: group
import {groupNorm, tensor} from "voxelbook/nn";

function groupNormalise(channels: number[][], groups: number): number[][] {
  const n = channels.length;
  const x = channels[0].flatMap((_, v) => channels.map((row) => row[v]));
  const {data} = groupNorm(tensor([1, channels[0].length, n], x), {groups});
  return channels.map((row, c) => row.map((_, v) => data[v * n + c]));
}
// answer: neighbour
function neighbour(): number[] {
  return [90, 0, 0, 0];
}
