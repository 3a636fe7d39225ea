// mistake: Dice is divided by the cross-entropy, not by the whole
// expect: divided by the cross-entropy
// answer: share
const diceShare = "d/(N*c)";
// answer: voxels
const voxels = 2000;
