// mistake: the story's graph as it is; the exposure has no effect
// expect: R does not cause Y
// answer: example
const counterexample = "A -> R; A -> M <- B; B -> Y";
