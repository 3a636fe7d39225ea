// mistake: every node is treated like a fork, colliders too
// expect: A collider is shut by itself
// answer: open
function isOpen(path: string[], fixed: string[], _arrows: [string, string][]): boolean {
  return path.slice(1, -1).every((node) => !fixed.includes(node));
}
