// mistake: the map is turned the wrong way: reported to true in place of true to reported
// expect: the wrong direction
// expect: This is the way back
// answer: threshold
const thresholdHere = "141.4 HU";
// answer: observed
const observedHu = "(1 + e)*H + 1000*e";
