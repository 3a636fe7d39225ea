// alternative: ancestors of what is fixed are collected first; ids in another order
// answer: open
function isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean {
  const opened = new Set(fixed);
  for (const node of opened) for (const [from, to] of arrows) if (to === node) opened.add(from);
  return !path.some((node, i) => {
    if (i === 0 || i === path.length - 1) return false;
    const pointsHere = ([from, to]: [string, string]) =>
      to === node && (from === path[i - 1] || from === path[i + 1]);
    const isCollider = arrows.filter(pointsHere).length === 2;
    return isCollider ? !opened.has(node) : fixed.includes(node);
  });
}
// answer: enough
const enough = ["xq", "x"];
