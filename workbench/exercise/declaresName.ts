/** How a declaration at top level begins: it is not moved in. */
const KEYWORD = "(?:export +)?(?:async +)?(?:const|let|var|class|function *\\*?) +";

/**
 * True when a cell seems to declare a name at top level. It looks at the text alone: this is asked of every cell of
 * a stranger's notebook, and the compiler can be kept busy for hours by one.
 *
 * @param name - an identifier
 */
export function declaresName(source: string, name: string): boolean {
  const escaped = name.replaceAll("$", "\\$");
  return new RegExp(`^${KEYWORD}${escaped}(?![\\w$])`, "m").test(source);
}
