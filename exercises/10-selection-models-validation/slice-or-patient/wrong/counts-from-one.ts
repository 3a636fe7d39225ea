// mistake: folds are counted from 1; one slice in the test set is thought to be enough to guess
// expect: from 0 to folds − 1
// expect: not if one did
// answer: folds
function foldsByPatient(patients: string[], folds: number): number[] {
  const names = [...new Set(patients)];
  return patients.map((patient) => (names.indexOf(patient) % folds) + 1);
}
// answer: memory
const accuracy = "1 - q/2";
