// mistake: the denominator of the second term is not squared
// expect: The denominator of the second term is squared
// answer: inside
const inside = "2/(S + e) - (2*I + e)/(S + e)";
