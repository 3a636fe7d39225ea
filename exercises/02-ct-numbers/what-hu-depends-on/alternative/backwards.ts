// alternative: written from the result back
// answer: graph
const dependencies =
  "mask <- hu <- muTissue <- voltage; hu <- muStored <- muWater <- voltage; muStored <- epsilon";
