// mistake: a collider is opened by its causes instead of its effects, and only a middle makes a path
// expect: A cause of the collider does not open it
// expect: hidden.fail
// answer: open
function isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean {
  if (path.length < 3) return false;
  const has = (from: string, to: string) => arrows.some(([a, b]) => a === from && b === to);
  const near = (node: string, seen: string[]): string[] =>
    arrows
      .filter((arrow) => arrow.includes(node))
      .flat()
      .filter((one) => !seen.includes(one))
      .flatMap((one) => [one, ...near(one, [...seen, node, one])]);
  return path.slice(1, -1).every((node, i) => {
    const isCollider = has(path[i], node) && has(path[i + 2], node);
    return isCollider
      ? [node, ...near(node, [node])].some((one) => fixed.includes(one))
      : !fixed.includes(node);
  });
}
