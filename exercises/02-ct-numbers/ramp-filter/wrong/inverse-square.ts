// mistake: the blur is thought to fall with the square of the distance
// expect: falls too fast
// answer: law
const blurAt = "w/r^2";
