// mistake: the sign of the induced slope is turned, and only colliders themselves are feared
// expect: The sign is turned
// expect: or something that it causes, is missing
// answer: bias
const bias = "a*b*c*d/((a^2 + 1)*(b^2 + c^2 + 1) - a^2*b^2)";
// answer: harmful
import {parentsOf, parseGraph} from "voxelbook/statistics";

function harmful(graph: string): string[] {
  const parsed = parseGraph(graph);
  const others = parsed.nodes.filter((node) => node !== "R" && node !== "Y");
  return others.filter((node) => parentsOf(parsed, node).length > 1).sort();
}
