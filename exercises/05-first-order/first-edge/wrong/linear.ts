// mistake: the entropy is thought to grow with the number of bins; the edge cuts voxels off
// expect: twice as many bins are one bit more
// expect: some voxels would have no bin
// answer: gain
const entropyGain = "s - 1";
// answer: phase
function firstEdge(): number {
  return 25;
}
