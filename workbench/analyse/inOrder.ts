/** Joins lists of ids that stand in one order: those of the longest list, then what only others have. */
export function inOrder(lists: readonly (readonly string[])[]): string[] {
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), []);
  return [...new Set([...longest, ...lists.flat()])];
}
