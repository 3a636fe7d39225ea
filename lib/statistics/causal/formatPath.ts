import type {GraphPath} from "./path.ts";

/**
 * Writes a path through a graph as a line of arrows.
 *
 * @param path - nodes and the arrows between them
 * @returns such as `R <- X -> Y`
 * @example formatPath({nodes: ["R", "X", "Y"], arrows: ["<-", "->"]}) // "R <- X -> Y"
 */
export function formatPath({nodes, arrows}: GraphPath): string {
  return nodes.map((node, i) => (i === 0 ? node : ` ${arrows[i - 1]} ${node}`)).join("");
}
