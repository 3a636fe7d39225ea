// mistake: slices are dealt out one by one; a patient is named for each slice
// expect: Name each patient once
// expect: A patient is divided
// expect: if all slices were independent
// answer: shared
function sharedPatients(train: string[], test: string[]): string[] {
  return test.filter((patient) => train.includes(patient)).sort();
}
// answer: folds
function foldsByPatient(patients: string[], folds: number): number[] {
  return patients.map((_, i) => i % folds);
}
// answer: variance
const varianceOfMean = "1/(n*k)";
