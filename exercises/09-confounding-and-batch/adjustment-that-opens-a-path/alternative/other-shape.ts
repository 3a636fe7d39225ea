// alternative: factors multiplied out; ancestors instead of the criterion; an effect over another node
// answer: bias
const bias = "-(a*b*c*d)/(a^2*c^2 + a^2 + b^2 + c^2 + 1)";
// answer: harmful
import {descendantsOf, dSeparated, parseGraph} from "voxelbook/statistics";

function harmful(graph: string): string[] {
  const parsed = parseGraph(graph);
  const later = descendantsOf(parsed, "R");
  const behind = {...parsed, edges: parsed.edges.filter(([from]) => from !== "R")};
  const names = parsed.nodes.filter((node) => {
    if (node === "R" || node === "Y") return false;
    return later.includes(node) || !dSeparated(behind, {x: "R", y: "Y", given: node});
  });
  return names.sort();
}
// answer: example
const counterexample = "A -> R -> Y; M <- A; M <- B; Y <- B";
// answer: rescue
const rescue = ["b", "a"];
