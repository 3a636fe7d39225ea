// mistake: M has one neighbour on one side only
// expect: Adjusting for M opens nothing
// answer: example
const counterexample = "A -> R; A -> M; R -> Y; B -> Y";
