// mistake: a threshold without a model; a penalty on features of many scales; an external test of nothing
// expect: there must be a fitted model
// answer: order
const order = [
  "outer",
  "impute",
  "combat",
  "scale",
  "penalty",
  "threshold",
  "fit",
  "test",
  "final",
  "external",
];
