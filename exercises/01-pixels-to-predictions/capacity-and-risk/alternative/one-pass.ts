// alternative: sums and counts in one pass, errors from a map; the step turned round and off scale
// answer: grid
function gridRisk(learn: number[][], fresh: number[][], b: number): number[] {
  const cells = new Map<number, number[]>();
  for (const [x, y] of learn) {
    const key = Math.trunc(x * b);
    cells.set(key, [...(cells.get(key) ?? []), y]);
  }
  const centre = (values: number[]): number => values.reduce((a, v) => a + v / values.length, 0);
  const overall = centre(learn.map((pair) => pair[1]));
  return [learn, fresh].map((cases) => {
    let total = 0;
    for (const [x, y] of cases) {
      const values = cells.get(Math.trunc(x * b));
      total += (y - (values === undefined ? overall : centre(values))) ** 2;
    }
    return total / cases.length;
  });
}
// answer: worse
function worseWithThree(): number[][] {
  return [
    [0.45, 7],
    [0.49, 7],
    [0.51, -7],
    [0.99, -7],
  ];
}
