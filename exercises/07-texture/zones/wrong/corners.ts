// mistake: corners connect whatever the rule says; the rules are exchanged on paper
// expect: Pixels that touch at a corner only were connected
// expect: Only sides were taken as connections
// answer: four
const zonesByFaces = 4;
// answer: eight
const zonesByCorners = 10;
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
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (open[y + dy]?.[x + dx] !== level) continue;
            open[y + dy][x + dx] = 0;
            queue.push([x + dx, y + dy]);
          }
        }
      }
      zones.push([level, queue.length]);
    });
  });
  return zones;
}
