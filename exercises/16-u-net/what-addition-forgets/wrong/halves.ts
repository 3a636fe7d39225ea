// mistake: half of E is moved, though it may be 0; the sign is forgotten
// expect: equals the old one somewhere
// expect: it has the other sign
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  return [e.map((v) => v / 2), d.map((v, i) => v + e[i] / 2)];
}
// answer: blind
const blindTo = "a*x/b";
