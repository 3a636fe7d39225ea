// mistake: E and D change places, which changes nothing where they are equal; the weights are turned
// expect: The weights are turned
// expect: stays as it is
// answer: blind
const blindTo = "-b*x/a";
// answer: saved
const weightsSaved = "6*C^2*(4^L - 1)";
