// mistake: Dice is taken for a proper score
// expect: its expected loss falls all the way
// answer: dice
const bestForDice = 0.3;
