// alternative: the library's bound, and formulas written otherwise
// answer: depth
import {usefulDepth} from "voxelbook/nn";

function uselessDepth(alpha: number, share: number): number {
  return usefulDepth(alpha, share) + 1;
}
// answer: one-block
const oneBlock = "n - a * n";
// answer: lower
const lowerFactor = "exp(m * log(1 - a))";
// answer: fifty
const fiftyBlocks = "8.88e-16";
// answer: limit
const limitShare = "1 / exp(c)";
