// alternative: descendants from the library, arrows as text, another order
// answer: story
const causes = `
  R <- D -> Y
  R <- X -> Y
  R <- Q <- X
`;
// answer: draw-order
const drawn = ["site", "disease", "outcome", "protocol", "feature"];
// answer: open
import {descendantsOf} from "voxelbook/statistics";

function isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean {
  const text = arrows.map(([from, to]) => `${from}>${to}`);
  const nodes = [...new Set([...arrows.flat(), ...path, ...fixed])];
  for (let i = 1; i < path.length - 1; i++) {
    const node = path[i];
    const heads = [path[i - 1], path[i + 1]].filter((from) => text.includes(`${from}>${node}`));
    if (heads.length < 2) {
      if (fixed.includes(node)) return false;
      continue;
    }
    const later = [node, ...descendantsOf({nodes, edges: arrows}, node)];
    if (!later.some((one) => fixed.includes(one))) return false;
  }
  return true;
}
