// alternative: everything goes to the side where it is not yet
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  const e2 = e.map((v, i) => (d[i] > 0 ? v + d[i] : 0));
  return [e2, e2.map((v) => (v > 0 ? 0 : 1)).map((none, i) => none * (e[i] + d[i]))];
}
// answer: saved
const weightsSaved = "9*C^2*(4^L - 1)/(4 - 1)";
