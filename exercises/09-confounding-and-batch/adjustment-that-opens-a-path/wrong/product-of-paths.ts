// mistake: effects are multiplied along the path, variances forgotten; every variable is feared
// expect: but the variances are missing
// expect: does no harm alone
// answer: bias
const bias = "-a*b*c*d";
// answer: harmful
import {parseGraph} from "voxelbook/statistics";

function harmful(graph: string): string[] {
  return parseGraph(graph)
    .nodes.filter((node) => node !== "R" && node !== "Y")
    .sort();
}
