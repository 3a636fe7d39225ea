// mistake: descendants of a collider are forgotten
// expect: opened by anything that it causes
// answer: open
function isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean {
  const has = (from: string, to: string) => arrows.some(([a, b]) => a === from && b === to);
  return path.slice(1, -1).every((node, i) => {
    const isCollider = has(path[i], node) && has(path[i + 2], node);
    return isCollider === fixed.includes(node);
  });
}
