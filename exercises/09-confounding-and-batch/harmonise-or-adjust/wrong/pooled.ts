// mistake: new patients are pooled with the training patients; the variance of Q is taken as 1
// expect: were pooled
// expect: the variance of a yes
// answer: attenuated
const attenuated = "1/(1 + v + s^2*(2*w - 1)^2)";
// answer: newcomers
function newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[] {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const [r, q] = [
    [...trainR, ...newR],
    [...trainQ, ...newQ],
  ];
  return newR.map((value, i) => value - mean(r.filter((_, k) => q[k] === newQ[i])) + mean(r));
}
