// mistake: the drift is added to the CT number
// expect: through the stored water alone
// answer: graph
const dependencies =
  "voltage -> muTissue -> hu -> mask; voltage -> muWater -> muStored -> hu; epsilon -> hu";
