// alternative: tries the steps on rows in place of knowing
// answer: pairs
function commutes(first: string, second: string): boolean {
  const around = (row: number[], i: number): number[] => [
    row[Math.max(0, i - 1)],
    row[i],
    row[Math.min(row.length - 1, i + 1)],
  ];
  const steps: Record<string, (row: number[]) => number[]> = {
    affine: (row) => row.map((v) => 2 * v + 10),
    clip: (row) => row.map((v) => Math.min(60, Math.max(30, v))),
    threshold: (row) => row.map((v) => (v > 50 ? 1 : 0)),
    mean: (row) => row.map((_, i) => around(row, i).reduce((a, b) => a + b) / 3),
    median: (row) => row.map((_, i) => around(row, i).sort((a, b) => a - b)[1]),
  };
  for (let k = 1; k < 400; k++) {
    const row = Array.from({length: 9}, (_, i) => 50 + 50 * Math.sin(k * (i + 1) * (i + k)));
    const there = steps[first](steps[second](row));
    const back = steps[second](steps[first](row));
    if (there.some((v, i) => Math.abs(v - back[i]) > 1e-9)) return false;
  }
  return true;
}
