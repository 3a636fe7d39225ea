// mistake: the drift changes the tissue
// expect: not the tissue of the patient
// answer: graph
const dependencies =
  "voltage -> muTissue -> hu -> mask; voltage -> muWater -> muStored -> hu; epsilon -> muTissue; epsilon -> muStored";
