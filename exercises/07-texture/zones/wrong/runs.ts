// mistake: runs along the rows are taken for zones; three levels in place of two
// expect: Zones also grow from row to row
// expect: By corners there are not two zones
// answer: four
const zonesByFaces = 14;
// answer: sizes
function zoneSizes(levels: number[][], _connectivity: number): number[][] {
  const zones: number[][] = [];
  for (const row of levels) {
    let size = 0;
    row.forEach((level, x) => {
      size++;
      if (row[x + 1] === level) return;
      if (level > 0) zones.push([level, size]);
      size = 0;
    });
  }
  return zones;
}
// answer: apart
function fallsApart(): number[][] {
  return [
    [1, 2, 3, 1],
    [2, 3, 1, 2],
    [3, 1, 2, 3],
    [1, 2, 3, 1],
  ];
}
