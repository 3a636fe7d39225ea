// mistake: the mask decides about the CT number
// expect: hidden.fail
// answer: graph
const dependencies =
  "voltage -> muTissue -> hu; voltage -> muWater -> muStored -> hu; epsilon -> muStored; hu -> mask; mask -> hu";
