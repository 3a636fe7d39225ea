// mistake: the weights of all channels are taken away; a plane's kernel is counted
// expect: not of all M
// expect: 27 weights, not 9
// answer: late
const late = "M*(E - 27*M*C)";
// answer: joined
const joined = 18432;
