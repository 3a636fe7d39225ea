// mistake: the disk is treated as a ball
// expect: On a flat image the sizes are areas
// answer: flat
const diskDice = "2*r^3/(r^3 + (r + d)^3)";
