// mistake: patients are dealt out in turn, whatever their size; names as they come; the slice counts itself
// expect: not in alphabetical order
// expect: the folds are uneven
// expect: not with k
// expect: is in the test set already
// answer: shared
function sharedPatients(train: string[], test: string[]): string[] {
  return [...new Set(test)].filter((patient) => train.includes(patient));
}
// answer: folds
function foldsByPatient(patients: string[], folds: number): number[] {
  const names = [...new Set(patients)];
  return patients.map((patient) => names.indexOf(patient) % folds);
}
// answer: variance
const varianceOfMean = "(1 + k*r)/(n*k)";
// answer: memory
const accuracy = "1 - q^k/2";
