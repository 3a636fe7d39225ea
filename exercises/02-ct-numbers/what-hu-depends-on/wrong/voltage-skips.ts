// mistake: the voltage changes the CT number directly
// expect: skips that step
// answer: graph
const dependencies =
  "voltage -> hu -> mask; muTissue -> hu; voltage -> muWater -> muStored -> hu; epsilon -> muStored";
