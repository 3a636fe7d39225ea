// alternative: every pixel starts with a label of its own; touching labels are made one
// answer: sizes
function zoneSizes(levels: number[][], connectivity: number): number[][] {
  const nx = levels[0].length;
  const flat = levels.flat();
  const parent = flat.map((_, i) => i);
  const root = (i: number): number => (parent[i] === i ? i : root(parent[i]));
  flat.forEach((level, i) => {
    const [x, y] = [i % nx, Math.floor(i / nx)];
    const before = [
      [x - 1, y],
      [x, y - 1],
    ];
    if (connectivity === 8) before.push([x - 1, y - 1], [x + 1, y - 1]);
    for (const [a, b] of before) {
      if (levels[b]?.[a] === level) parent[root(i)] = root(nx * b + a);
    }
  });
  const sizes = new Map<number, number>();
  flat.forEach((level, i) => {
    if (level > 0) sizes.set(root(i), (sizes.get(root(i)) ?? 0) + 1);
  });
  return [...sizes].map(([i, size]) => [flat[i], size]);
}
