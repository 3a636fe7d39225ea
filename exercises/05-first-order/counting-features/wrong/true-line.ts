// mistake: all six patients lie on one line
// expect: it is not one patient that makes this pair
// answer: lone
function lonePatient(): number[][] {
  return [1, 2, 3, 4, 5, 6].map((x) => [x, 2 * x]);
}
