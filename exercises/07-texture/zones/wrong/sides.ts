// mistake: only sides connect, whatever the rule says
// expect: With connectivity 8 corners connect too
// answer: sizes
function zoneSizes(levels: number[][], _connectivity: number): number[][] {
  const open = levels.map((row) => [...row]);
  const zones: number[][] = [];
  const take = (x: number, y: number, level: number): number => {
    if (open[y]?.[x] !== level) return 0;
    open[y][x] = 0;
    return (
      1 +
      take(x + 1, y, level) +
      take(x - 1, y, level) +
      take(x, y + 1, level) +
      take(x, y - 1, level)
    );
  };
  levels.forEach((row, y) => {
    row.forEach((level, x) => {
      if (open[y][x] > 0) zones.push([level, take(x, y, level)]);
    });
  });
  return zones;
}
