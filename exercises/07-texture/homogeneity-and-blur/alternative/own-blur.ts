// alternative: the blur written out, features summed pair by pair, a disk across the border
// answer: after
function afterBlur(rows: number[][], sigma: number): number[] {
  const reach = Math.floor(4 * sigma + 0.5);
  const shifts = Array.from({length: 2 * reach + 1}, (_, i) => i - reach);
  const raw = shifts.map((u) => (sigma === 0 ? 1 : Math.exp((-u * u) / 2 / sigma ** 2)));
  const sum = raw.reduce((a, b) => a + b, 0);
  const wrap = (i: number, n: number) => ((i % n) + n) % n;
  const along = (m: number[][]) =>
    m.map((row) =>
      row.map((_, x) =>
        shifts.reduce((s, u, k) => s + (raw[k] / sum) * row[wrap(x + u, row.length)], 0),
      ),
    );
  const turn = (m: number[][]) => m[0].map((_, x) => m.map((row) => row[x]));
  const soft = turn(along(turn(along(rows))));
  const p = new Map<string, number>();
  const result = [0, 0, 0];
  const n = 2 * rows.length * (rows[0].length - 1);
  for (const row of soft) {
    const levels = row.map((v) => Math.max(0, Math.min(7, Math.floor(8 * v + 0))));
    for (let x = 1; x < levels.length; x++) {
      for (const [a, b] of [levels.slice(x - 1, x + 1), levels.slice(x - 1, x + 1).reverse()]) {
        result[0] += (a - b) ** 2 / n;
        result[2] += 1 / (1 + (a - b) ** 2) / n;
        p.set(`${a} ${b}`, (p.get(`${a} ${b}`) ?? 0) + 1 / n);
      }
    }
  }
  for (const value of p.values()) result[1] += value ** 2;
  return result;
}
// answer: sharp
const sharpStripes = "(50 - 49*q)/50";
// answer: soft
const softStripes = "1 - 3.5*q";
// answer: picture
function counterExample(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => (Math.hypot(x, y) < 9 ? 1 : 0)),
  );
}
