// mistake: the flood looks to the right and down only; the sizes come without levels elsewhere
// expect: A zone that turns back was cut in pieces
// answer: sizes
function zoneSizes(levels: number[][], _connectivity: number): number[][] {
  const open = levels.map((row) => [...row]);
  const zones: number[][] = [];
  levels.forEach((row, y0) => {
    row.forEach((level, x0) => {
      if (open[y0][x0] === 0) return;
      const queue = [[x0, y0]];
      open[y0][x0] = 0;
      for (let k = 0; k < queue.length; k++) {
        const [x, y] = queue[k];
        for (const [dx, dy] of [
          [1, 0],
          [0, 1],
        ]) {
          if (open[y + dy]?.[x + dx] !== level) continue;
          open[y + dy][x + dx] = 0;
          queue.push([x + dx, y + dy]);
        }
      }
      zones.push([level, queue.length]);
    });
  });
  return zones;
}
