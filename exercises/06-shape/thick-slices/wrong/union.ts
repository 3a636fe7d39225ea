// mistake: the union of both slices; a gain that leaves something at the finest wave; the ratio for the change
// expect: the union of both slices
// expect: nothing is left of the wave
// expect: The change is that minus 1
// answer: gain
const halfwayGain = "cos(pi*f/2)";
// answer: between
function between(below: number[], above: number[], _share: number): number[] {
  return below.map((value, i) => Math.max(value, above[i]));
}
// answer: change
const areaChange = 0.9375;
