// alternative: the library
// answer: effective
import {effectiveVoxels} from "voxelbook/nn";

function effective(count: number, rho: number[]): number {
  return effectiveVoxels([count], {correlation: rho});
}
// answer: scans
const scansNeeded = "25";
