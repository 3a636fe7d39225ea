// mistake: the lone patient is far off in one feature only
// expect: With all six patients
// answer: lone
function lonePatient(): number[][] {
  return [
    [0, 1],
    [1, 0],
    [2, 1],
    [1, 2],
    [0, 0],
    [50, 1],
  ];
}
