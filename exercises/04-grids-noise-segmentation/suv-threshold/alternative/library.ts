// alternative: the library's threshold and connected part
// answer: share
import {createVolume} from "voxelbook/image";
import {thresholdOfMaximum} from "voxelbook/segment";

function atShare(suv: number[], share: number): number[] {
  const row = createVolume(Float64Array.from(suv), {shape: [suv.length, 1, 1], unit: "SUV"});
  return Array.from(thresholdOfMaximum(row, {fraction: share}).data);
}
// answer: lesion
import {createMask} from "voxelbook/image";
import {componentAt} from "voxelbook/segment";

function lesionOf(suv: number[], nx: number, share: number): number[] {
  const most = Math.max(...suv);
  const hot = suv.indexOf(most);
  const inside = Uint8Array.from(suv, (value) => (value >= share * most ? 1 : 0));
  const mask = createMask(inside, {shape: [nx, suv.length / nx, 1]});
  const voxel = [hot % nx, Math.floor(hot / nx), 0] as const;
  return Array.from(componentAt(mask, {voxel, connectivity: 6}).data);
}
// answer: edge
const edgeShare = "1/2 + b/(2*L)";
