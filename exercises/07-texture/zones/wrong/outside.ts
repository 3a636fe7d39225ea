// mistake: level 0 is taken for a level like any other; halves in place of a checkerboard
// expect: Pixels of level 0 were counted as zones
// expect: By sides there are fewer than sixteen zones
// answer: sizes
function zoneSizes(levels: number[][], connectivity: number): number[][] {
  const open = levels.map((row) => [...row]);
  const zones: number[][] = [];
  levels.forEach((row, y0) => {
    row.forEach((level, x0) => {
      if (open[y0][x0] < 0) return;
      const queue = [[x0, y0]];
      open[y0][x0] = -1;
      for (let k = 0; k < queue.length; k++) {
        const [x, y] = queue[k];
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (connectivity === 4 && dx !== 0 && dy !== 0) continue;
            if (open[y + dy]?.[x + dx] !== level) continue;
            open[y + dy][x + dx] = -1;
            queue.push([x + dx, y + dy]);
          }
        }
      }
      zones.push([level, queue.length]);
    });
  });
  return zones;
}
// answer: apart
function fallsApart(): number[][] {
  return [1, 1, 2, 2].map((level) => [level, level, level, level]);
}
