// mistake: the slope of r over y; all of the site is thought to go; the values come back
// expect: That is the slope of r over y
// expect: Not all of s goes
// expect: came back as they were
// answer: beside
function slopeBeside(y: number[], r: number[], protocol: string[]): number {
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const left = r.map((value, i) => value - mean(r.filter((_, k) => protocol[k] === protocol[i])));
  const centre = mean(y);
  const top = left.reduce((total, value, i) => total + value * y[i], 0);
  return top / y.reduce((total, value) => total + (value - centre) ** 2, 0);
}
// answer: attenuated
const attenuated = "1/(1 + v + s^2*w*(1 - w))";
// answer: newcomers
function newcomers(
  _trainR: number[],
  _trainQ: string[],
  newR: number[],
  _newQ: string[],
): number[] {
  return newR;
}
