// alternative: the library's functions, with their own normal quantile put back to 1.96
// answer: limits
import {blandAltman} from "voxelbook/statistics";

function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const {bias, sd} = blandAltman(a, b, {scale});
  const reach = 1.96 * sd;
  if (scale === "difference") return [bias.value - reach, bias.value, bias.value + reach];
  return [bias.value / Math.exp(reach), bias.value, bias.value * Math.exp(reach)];
}
// answer: coefficient
const repeatability = "1.96*sqrt(2)*sqrt((s^2 + b^2)/2)";
// answer: changed
import {withinSubjectSd} from "voxelbook/statistics";

function hasChanged(before: number, after: number, pairs: number[][]): string {
  const within = withinSubjectSd(pairs.map((pair) => pair.map(Math.log)));
  const times = Math.exp(1.96 * Math.SQRT2 * within);
  if (after > before * times) return "grown";
  return after * times < before ? "shrunk" : "cannot tell";
}
