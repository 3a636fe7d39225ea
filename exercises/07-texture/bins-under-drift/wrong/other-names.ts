// mistake: names that are not in the list
// expect: taken from the five in the task
// answer: survives
function survives(_rule: string, _change: string): string[] {
  return ["entropy"];
}
