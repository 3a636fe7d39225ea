// mistake: a rising row is offered as counter-example
// expect: left alone by the median
// answer: row
function counterexample(): number[] {
  return [0, 1, 5, 20, 100];
}
// answer: noise
const noiseLeft = "a^2*s^2/n";
