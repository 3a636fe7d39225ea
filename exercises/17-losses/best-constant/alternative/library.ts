// alternative: the library gives the outline
// answer: outline
import {bestDiceDecision} from "voxelbook/nn";

function bestOutline(q: number[]): number[] {
  return Array.from(bestDiceDecision(q).decision);
}
// answer: break
function unlikelyTumour(): number[] {
  return [0.19, 0.19, 0.19];
}
