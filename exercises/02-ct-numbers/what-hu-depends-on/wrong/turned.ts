// mistake: arrows point from the result to its cause
// expect: points the wrong way
// answer: graph
const dependencies =
  "hu -> muTissue -> voltage; hu -> muStored; muStored -> epsilon; muStored -> muWater -> voltage; hu -> mask";
