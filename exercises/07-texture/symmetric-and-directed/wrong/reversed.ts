// mistake: rows and columns are reversed in place of exchanged
// expect: exchanges bright and dark
// answer: opposite
function oppositeCounts(counts: number[][]): number[][] {
  return counts.map((row) => row.slice().reverse()).reverse();
}
