// mistake: a shut unit hands on what it would have said; the sign is turned; a weight forgotten
// expect: A shut unit has handed something on
// expect: The sign is turned
// expect: The second unit counts twice
// answer: first
const first = 2 * variant.a - 2;
// answer: left
const left = variant.b;
// answer: relevance
function relevance(x: number[], w: number[][], b: number[], v: number[]): number[] {
  return x.map((value, i) => w.reduce((sum, row, j) => sum + value * row[i] * v[j], 0));
}
