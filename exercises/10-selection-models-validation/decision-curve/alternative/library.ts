// alternative: the library computes the net benefit; risks that are lifted above the threshold
// answer: benefit
import {decisionCurve} from "voxelbook/statistics";

function netBenefit(risks: number[], y: number[], t: number): number {
  return decisionCurve(y, risks, {thresholds: [t]}).model[0];
}
// answer: everybody
const treatAll = "1 - (1 - p)/(1 - t)";
// answer: break
function twoModels(): {y: number[]; sharp: number[]; useful: number[]} {
  const y = Array.from({length: 50}, (_, i) => Number(i % 5 === 0));
  const useful = y.map((v, i) => (v === 1 ? 0.5 : i % 5 === 1 ? 0.8 : 0.05));
  const sharp = y.map((v, i) => (v === 1 ? 0.9 : 0.3 + i / 1000));
  return {y, sharp, useful};
}
