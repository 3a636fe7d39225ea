// alternative: the angle of a turning pointer, and the library's box
// answer: seen
function seenFrequency(k: number, step: number): number {
  const turn = 2 * Math.PI * k * step;
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) / (2 * Math.PI * step);
}
// answer: kept
import {boxMtf} from "voxelbook/physics";

function keptContrast(k: number, step: number): number {
  return boxMtf(k, {widthMm: step});
}
