// mistake: the sigmoid is taken instead of one minus it
// expect: should pull little
// answer: binary
const weightedPositive = "-w/(1 + exp(-z))";
