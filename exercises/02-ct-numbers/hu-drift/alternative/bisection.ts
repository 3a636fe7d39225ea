// alternative: numbers found by searching in place of algebra
// answer: recover
import {hounsfieldDrift} from "voxelbook/physics";

function epsilonFromWater(huWater: number): number {
  let low = -0.99;
  let high = 100;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    // The reading of water falls as the drift grows.
    if (hounsfieldDrift(0, middle) > huWater) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
// answer: tolerance
import {driftTolerance} from "voxelbook/physics";

const toleranceEpsilon = driftTolerance({hu: 60, maxError: 2});
