// mistake: a column without spread pairs with every other one
// expect: A column without spread made a pair
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
      if (Math.abs(r) <= limit) continue;
      count++;
    }
  }
  return count;
}
