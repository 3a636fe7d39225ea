// mistake: the feature is thought to cause the outcome
// expect: it changes nobody's outcome
// answer: story
const causes = "D -> R -> Y; D -> Y; X -> R; X -> Y; X -> Q -> R";
// answer: draw-order
const drawn = ["outcome", "disease", "site", "protocol", "feature"];
