// mistake: scaling first, then ComBat
// expect: ComBat comes before the scaler
// answer: order
const order = [
  "outer",
  "impute",
  "scale",
  "combat",
  "penalty",
  "fit",
  "threshold",
  "test",
  "final",
  "external",
];
