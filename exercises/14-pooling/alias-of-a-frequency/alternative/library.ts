// alternative: the library's functions
// answer: pooled
import {aliasFrequency, boxResponse} from "voxelbook/nn";
function afterPooling(f: number, k: number): number[] {
  return [aliasFrequency(f, k), boxResponse(k, f)];
}
// answer: height
const falseHeight = "20.6 %";
