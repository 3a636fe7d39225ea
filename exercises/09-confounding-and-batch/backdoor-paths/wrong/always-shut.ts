// mistake: a path is open only when something is held fixed
// expect: open until then
// answer: open
function isOpen(path: string[], fixed: string[], _arrows: [string, string][]): boolean {
  return path.slice(1, -1).some((node) => fixed.includes(node));
}
