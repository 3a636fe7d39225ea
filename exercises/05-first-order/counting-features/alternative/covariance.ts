// alternative: correlation from raw sums, squared, so that no root is taken
// answer: measure
function strongPairs(table: number[][], limit: number): number {
  const n = table.length;
  const total = (of: (row: number[]) => number): number =>
    table.reduce((sum, row) => sum + of(row), 0);
  let count = 0;
  for (let a = 1; a < table[0].length; a++) {
    for (let b = 0; b < a; b++) {
      const [sa, sb] = [total((row) => row[a]), total((row) => row[b])];
      const shared = n * total((row) => row[a] * row[b]) - sa * sb;
      const [va, vb] = [a, b].map(
        (f) => n * total((row) => row[f] ** 2) - total((row) => row[f]) ** 2,
      );
      if (va > 0 && vb > 0 && shared ** 2 > limit ** 2 * va * vb) count++;
    }
  }
  return count;
}
