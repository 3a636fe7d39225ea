// mistake: the line is fitted with the variance of the whole feature; the protocol is thought to be still there
// expect: with the variance of the whole r
// expect: as scanned, beside X
// expect: was not added back
// answer: beside
function slopeBeside(y: number[], r: number[], protocol: string[]): number {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const left = r.map((value, i) => value - mean(r.filter((_, k) => protocol[k] === protocol[i])));
  const centre = mean(r);
  const top = left.reduce((total, value, i) => total + value * y[i], 0);
  return top / r.reduce((total, value) => total + (value - centre) ** 2, 0);
}
// answer: attenuated
const attenuated = "1/(1 + v + p^2*w*(1 - w))";
// answer: newcomers
function newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[] {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  return newR.map((value, i) => {
    const own = trainR.filter((_, k) => trainQ[k] === newQ[i]);
    if (own.length === 0) throw new Error("unknown protocol");
    return value - mean(own);
  });
}
