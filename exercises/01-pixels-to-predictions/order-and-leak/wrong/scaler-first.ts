// mistake: the features are scaled before the split
// expect: has seen the test patients
// answer: order
function inOrder(steps: string[]): string[] {
  const order = ["acquire", "resample", "segment", "extract", "scale", "split"];
  return [...order, "harmonise", "select", "fit", "test"].filter((step) => steps.includes(step));
}
// answer: shrink
const centred = "x - m";
