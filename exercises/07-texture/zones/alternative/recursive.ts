// alternative: a flood that calls itself; other levels on the board
// answer: four
const zonesByFaces = "10";
// answer: sizes
function zoneSizes(levels: number[][], connectivity: number): number[][] {
  const left = levels.map((row) => row.slice());
  const steps = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy]));
  const near = steps.filter(([dx, dy]) => connectivity === 8 || dx === 0 || dy === 0);
  const drain = (x: number, y: number, level: number): number => {
    if (left[y]?.[x] !== level) return 0;
    left[y][x] = 0;
    return 1 + near.reduce((sum, [dx, dy]) => sum + drain(x + dx, y + dy, level), 0);
  };
  return levels.flatMap((row, y) =>
    row.flatMap((level, x) => (left[y][x] > 0 ? [[level, drain(x, y, level)]] : [])),
  );
}
// answer: apart
function fallsApart(): number[][] {
  return [0, 1, 2, 3].map((y) => [0, 1, 2, 3].map((x) => ((x + y) % 2 === 0 ? 7 : 3)));
}
