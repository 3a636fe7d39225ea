// alternative: plain loops; the accuracy as known plus guessed
// answer: shared
function sharedPatients(train: string[], test: string[]): string[] {
  const both: string[] = [];
  for (const patient of test) {
    if (train.includes(patient) && !both.includes(patient)) both.push(patient);
  }
  return both.sort();
}
// answer: memory
const accuracy = "(1 - q^(k-1)) + q^(k-1)/2";
