// mistake: all pixels of one level are one zone; levels are counted for zones
// expect: This is the number of levels
// expect: whether they touch or not
// answer: four
const zonesByFaces = 3;
// answer: eight
const zonesByCorners = 3;
// answer: sizes
function zoneSizes(levels: number[][], _connectivity: number): number[][] {
  const flat = levels.flat();
  return [...new Set(flat)]
    .filter((level) => level > 0)
    .map((level) => [level, flat.filter((v) => v === level).length]);
}
