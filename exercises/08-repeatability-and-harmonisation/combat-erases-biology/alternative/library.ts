// alternative: the library's ComBat; the formula as it falls out of the sums; the mirrored design
// answer: location
import {combat} from "voxelbook/statistics";
function withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[] {
  const covariates =
    grade === null ? [] : [{name: "grade", kind: "continuous", values: grade} as const];
  const options = {batch: hospital, covariates, shrinkage: "none", meanOnly: true} as const;
  return [
    ...combat(
      values.map((y) => [y]),
      options,
    ).harmonised.data,
  ];
}
// answer: kept
const keptShare = "1 - (p^2 + q^2)/(p + q) + ((1 - p)*p + (1 - q)*q)/(2 - p - q)";
// answer: confident
function overconfident(): number[] {
  return [2, 18, 18, 2];
}
