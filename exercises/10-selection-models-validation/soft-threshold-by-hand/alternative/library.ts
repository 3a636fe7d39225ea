// alternative: the library's path at one λ; the threshold as a difference of two hinges
// answer: one
import {pathPoint, penalisedPath} from "voxelbook/statistics";

const found = penalisedPath([[2], [1], [0], [-1], [-2]], variant.y, {
  family: "gaussian",
  l1Ratio: 1,
  standardise: false,
  lambdas: [variant.lambda],
});
const coefficient = pathPoint(found, 0).coefficients[0];
// answer: threshold
function shrink(z: number, lambda: number): number {
  return Math.max(z - lambda, 0) - Math.max(-z - lambda, 0);
}
