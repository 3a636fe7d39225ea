// mistake: the protocol is thought to act on the outcome, and the site on the feature through it alone
// expect: tied to it through the site
// expect: drawn before one of its causes
// answer: story
const causes = "D -> R; D -> Y; X -> Y; X -> Q -> R; Q -> Y";
// answer: draw-order
const drawn = ["disease", "protocol", "feature", "site", "outcome"];
