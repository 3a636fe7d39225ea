// mistake: the protocol is left out; harmonising is thought to keep the site; new patients by their own means
// expect: That is the slope without the protocol
// expect: when the site is kept
// expect: own means were used
// expect: the test set has leaked
// expect: guessing is worse than an error
// answer: beside
function slopeBeside(y: number[], r: number[], _protocol: string[]): number {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const [my, mr] = [mean(y), mean(r)];
  const top = r.reduce((total, value, i) => total + (value - mr) * (y[i] - my), 0);
  return top / r.reduce((total, value) => total + (value - mr) ** 2, 0);
}
// answer: attenuated
const attenuated = "1/(1 + v)";
// answer: newcomers
function newcomers(trainR: number[], _trainQ: string[], newR: number[], newQ: string[]): number[] {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const own = (q: string) => mean(newR.filter((_, k) => newQ[k] === q));
  return newR.map((value, i) => value - own(newQ[i]) + mean(trainR));
}
