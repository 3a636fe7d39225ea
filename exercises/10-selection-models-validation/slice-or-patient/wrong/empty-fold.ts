// mistake: patients go to the fold of their first slice, which leaves folds empty; everybody is named
// expect: who stands on one side only
// expect: A fold is empty
// expect: were copies
// expect: guesses right half the time
// answer: shared
function sharedPatients(train: string[], test: string[]): string[] {
  return [...new Set([...train, ...test])].sort();
}
// answer: folds
function foldsByPatient(patients: string[], folds: number): number[] {
  return patients.map((patient) => Math.min(folds - 2, patients.indexOf(patient) % folds));
}
// answer: variance
const varianceOfMean = "1/n";
// answer: memory
const accuracy = "1 - q^(k - 1)";
