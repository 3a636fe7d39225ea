// mistake: the sign is left in
// expect: A height is the absolute value
// answer: any
const gainOfMany = "sin(pi*f*k) / (k*sin(pi*f))";
