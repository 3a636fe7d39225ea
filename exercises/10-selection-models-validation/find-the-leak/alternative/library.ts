// alternative: the library's mean and variance
// answer: statistic
import {mean, variance} from "voxelbook/core";

function evidence(aucs: number[]): number {
  // The library's variance has divisor n.
  const error = Math.sqrt(variance(aucs) / (aucs.length - 1));
  return (mean(aucs) - 0.5) / error;
}
// answer: sentences
const sentences = ["youden", "responders", "copies"];
