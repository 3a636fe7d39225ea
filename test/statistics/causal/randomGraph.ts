import fc from "fast-check";
import type {Arrow, Graph} from "voxelbook/statistics";

/** A random graph of 2 to `most` nodes, some pairs with a hidden common cause. */
export function randomGraph(most: number): fc.Arbitrary<Graph> {
  return fc.integer({min: 2, max: most}).chain((count) => {
    const nodes = Array.from({length: count}, (_, i) => `N${i}`);
    const pairs = nodes.flatMap((from, i) => nodes.slice(i + 1).map((to): Arrow => [from, to]));
    const some = (share: number) =>
      fc
        .array(fc.integer({min: 0, max: 99}), {minLength: pairs.length, maxLength: pairs.length})
        .map((draws) => pairs.filter((_, i) => draws[i] < share));
    return fc.record({
      // Arrows follow a hidden order, and the list of nodes must not give it away.
      nodes: fc.shuffledSubarray(nodes, {minLength: count}),
      edges: some(45),
      hidden: some(12),
    });
  });
}

/** A random set of the nodes that are left once some are taken out. */
export function someOf(nodes: readonly string[], without: readonly string[]) {
  return fc.subarray(nodes.filter((node) => !without.includes(node)));
}
