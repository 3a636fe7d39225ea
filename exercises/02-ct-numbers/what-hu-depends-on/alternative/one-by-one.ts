// alternative: one arrow a statement
// answer: graph
const dependencies =
  "hu -> mask; muTissue -> hu; muStored -> hu; voltage -> muTissue; voltage -> muWater; muWater -> muStored; epsilon -> muStored";
