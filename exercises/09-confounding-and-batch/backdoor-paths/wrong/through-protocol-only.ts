// mistake: the site acts on the feature through the protocol alone
// expect: does not pass through the protocol
// answer: story
const causes = "D -> R; D -> Y; X -> Y; X -> Q -> R";
