// mistake: arrows run from what is seen to what it tells of
// expect: The image does not make the disease
// expect: Three quantities act on the feature
// answer: story
const causes = "R -> D; D -> Y; X -> R; X -> Y; Q -> X; Q -> R";
// answer: draw-order
const drawn = ["feature", "disease", "site", "protocol", "outcome"];
