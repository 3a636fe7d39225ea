// mistake: the shape is counted for every band; correlations below 0 are left out
// expect: leaves the mask alone
// expect: Only positive correlations
// answer: bank
function bankSize(shape: number, intensity: number, texture: number, bands: number): number {
  return (1 + bands) * (shape + intensity + texture);
}
// answer: chance
const pairsByChance = "(1 - c)/2*n*(n - 1)/2";
// answer: measure
function strongPairs(table: number[][], limit: number): number {
  const columns = table[0].map((_, f) => {
    const column = table.map((row) => row[f]);
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    const length = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0));
    return column.map((x) => (x - mean) / length);
  });
  let count = 0;
  for (let a = 0; a < columns.length; a++) {
    for (let b = 0; b < a; b++) {
      const r = columns[a].reduce((sum, x, i) => sum + x * columns[b][i], 0);
      if (r > limit) count++;
    }
  }
  return count;
}
