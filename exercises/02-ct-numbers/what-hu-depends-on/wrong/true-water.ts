// mistake: the scanner is thought to divide by the true water
// expect: does not know the true water
// answer: graph
const dependencies =
  "voltage -> muTissue -> hu; voltage -> muWater -> hu; epsilon -> muStored -> hu -> mask";
