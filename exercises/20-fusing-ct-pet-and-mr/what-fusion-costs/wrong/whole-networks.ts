// mistake: late fusion is M times early fusion; the whole convolution is counted
// expect: ONE channel at its input
// expect: Take away what it costs behind the sum
// answer: late
const late = "M*E";
// answer: joined
const joined = 82944;
