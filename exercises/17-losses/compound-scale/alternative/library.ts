// alternative: the library computes the loss
// answer: compound
import {crossEntropyOfProbabilities, diceOfProbabilities} from "voxelbook/nn";

function compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number {
  const {value} = crossEntropyOfProbabilities(p, y, {reduction: "mean"});
  return alpha * value + beta * (1 - diceOfProbabilities(p, y, {smoothing: eps}).value);
}
