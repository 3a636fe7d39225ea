// alternative: the library's distances; a table of answers; the number worked out elsewhere
// answer: gain
const halfwayGain = "abs(cos(pi*f))";
// answer: between
import {createMask} from "voxelbook/image";
import {distanceTransform} from "voxelbook/segment";

function between(below: number[], above: number[], share: number): number[] {
  const [low, high] = [below, above].map((row) => {
    const mask = createMask(Uint8Array.from(row), {shape: [row.length, 1, 1]});
    return distanceTransform(mask, {measure: "signed"}).data;
  });
  return below.map((_, i) => (low[i] + share * (high[i] - low[i]) < 0 ? 1 : 0));
}
// answer: effect
function effect(rule: string, quantity: string): string {
  const table: Record<string, Record<string, string>> = {
    nearest: {faces: "stays", mesh: "rises", sphericity: "falls"},
    linear: {faces: "stays", mesh: "rises", sphericity: "falls"},
    "signed distance": {faces: "falls", mesh: "falls", sphericity: "rises"},
  };
  return table[rule][quantity];
}
// answer: change
const areaChange = "-6.2 %";
