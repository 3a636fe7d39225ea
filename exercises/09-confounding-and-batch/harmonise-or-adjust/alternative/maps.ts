// alternative: means in maps; both sides centred
// answer: beside
function slopeBeside(y: number[], r: number[], protocol: string[]): number {
  const sums = new Map<string, {n: number; r: number; y: number}>();
  protocol.forEach((name, i) => {
    const sum = sums.get(name) ?? {n: 0, r: 0, y: 0};
    sums.set(name, {n: sum.n + 1, r: sum.r + r[i], y: sum.y + y[i]});
  });
  let [top, bottom] = [0, 0];
  protocol.forEach((name, i) => {
    const {n, r: sr, y: sy} = sums.get(name)!;
    top += (r[i] - sr / n) * (y[i] - sy / n);
    bottom += (r[i] - sr / n) ** 2;
  });
  return top / bottom;
}
// answer: newcomers
function newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[] {
  const all = trainR.reduce((a, b) => a + b, 0) / trainR.length;
  const shift: Record<string, number> = {};
  for (const name of new Set(trainQ)) {
    const own = trainR.filter((_, k) => trainQ[k] === name);
    shift[name] = all - own.reduce((a, b) => a + b, 0) / own.length;
  }
  return newR.map((value, i) => {
    if (!(newQ[i] in shift)) throw new RangeError(newQ[i]);
    return value + shift[newQ[i]];
  });
}
