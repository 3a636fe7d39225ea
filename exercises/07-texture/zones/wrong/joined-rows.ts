// mistake: neighbours are found in the flat list, across the ends of rows
// expect: The end of a row was connected
// answer: sizes
function zoneSizes(levels: number[][], connectivity: number): number[][] {
  const nx = levels[0].length;
  const open = levels.flat();
  const steps = [1, -1, nx, -nx];
  if (connectivity === 8) steps.push(nx + 1, nx - 1, -nx + 1, -nx - 1);
  const zones: number[][] = [];
  levels.flat().forEach((level, start) => {
    if (open[start] === 0) return;
    const queue = [start];
    open[start] = 0;
    for (let k = 0; k < queue.length; k++) {
      for (const step of steps) {
        if (open[queue[k] + step] !== level) continue;
        open[queue[k] + step] = 0;
        queue.push(queue[k] + step);
      }
    }
    zones.push([level, queue.length]);
  });
  return zones;
}
