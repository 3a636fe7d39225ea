// alternative: the library's regression and ComBat; the formula over a common denominator
// answer: beside
import {fitLinear} from "voxelbook/statistics";

function slopeBeside(y: number[], r: number[], protocol: string[]): number {
  const others = [...new Set(protocol)].slice(1);
  const rows = r.map((value, i) => [
    value,
    ...others.map((name) => (protocol[i] === name ? 1 : 0)),
  ]);
  return fitLinear(rows, y).coefficients[0];
}
// answer: attenuated
const attenuated = "(1 + v + w*(1 - w)*(s*(1 - 2*w))^2)^(-1)";
// answer: newcomers
import {applyCombat, fitCombat} from "voxelbook/statistics";

function newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[] {
  const rows = (r: number[]) => r.map((value) => [value]);
  const options = {covariates: [], shrinkage: "none", meanOnly: true} as const;
  const model = fitCombat(rows(trainR), {batch: trainQ, ...options});
  return Array.from(applyCombat(model, rows(newR), {batch: newQ, covariates: []}).data);
}
