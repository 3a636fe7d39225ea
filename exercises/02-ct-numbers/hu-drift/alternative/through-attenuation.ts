// alternative: back to attenuation, then to HU with the wrong water
// answer: bias
import {attenuationFromHounsfield, hounsfield} from "voxelbook/physics";

function biasHu(hu: number, epsilon: number): number {
  const right = 0.19;
  const mu = attenuationFromHounsfield(hu, {muWater: right});
  return hounsfield(mu, {muWater: right * (1 + epsilon)}) - hu;
}
// answer: recover
function epsilonFromWater(huWater: number): number {
  const seen = 1 + huWater / 1000; // attenuation of water, relative to the stored one
  return 1 / seen - 1;
}
// answer: tolerance
const toleranceEpsilon = "0.1883 %";
// answer: threshold
const thresholdHere = "118.70 HU";
// answer: observed
const observedHu = "1000*(1 + H/1000)/(1 + e) - 1000";
