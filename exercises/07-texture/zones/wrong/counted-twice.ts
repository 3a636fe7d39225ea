// mistake: a pixel is marked when it leaves the list, so that it may enter twice
// expect: some pixel was counted twice
// answer: sizes
function zoneSizes(levels: number[][], connectivity: number): number[][] {
  const open = levels.map((row) => [...row]);
  const zones: number[][] = [];
  levels.forEach((row, y0) => {
    row.forEach((level, x0) => {
      if (open[y0][x0] === 0) return;
      const queue = [[x0, y0]];
      for (let k = 0; k < queue.length; k++) {
        const [x, y] = queue[k];
        open[y][x] = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (connectivity === 4 && dx !== 0 && dy !== 0) continue;
            if (open[y + dy]?.[x + dx] === level) queue.push([x + dx, y + dy]);
          }
        }
      }
      zones.push([level, queue.length]);
    });
  });
  return zones;
}
