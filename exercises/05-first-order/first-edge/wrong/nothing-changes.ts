// mistake: bins are thought to stretch with the image; the edge stays in phase with 20
// expect: That is the rule of a fixed number
// expect: two bins of four
// answer: gain
const entropyGain = "0";
// answer: phase
function firstEdge(): number {
  return 10;
}
