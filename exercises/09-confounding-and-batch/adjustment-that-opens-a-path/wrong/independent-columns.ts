// mistake: the two columns are taken as independent; M is a confounder in the drawing
// expect: The square of the covariance
// expect: A back door is open with nothing held fixed
// expect: a collider has two arrows
// answer: bias
const bias = "-a*b*c*d/((a^2 + 1)*(b^2 + c^2 + 1))";
// answer: example
const counterexample = "M -> R; M -> Y; R -> Y; A -> R; B -> Y";
