// mistake: the test set is used to choose the features
// expect: The test set is used once
// answer: order
function inOrder(steps: string[]): string[] {
  const images = ["acquire", "resample", "segment", "extract", "split"];
  const patients = ["harmonise", "scale", "test", "select", "fit"];
  return [...images, ...patients].filter((step) => steps.includes(step));
}
// answer: shrink
const centred = "x - (m + x)/2";
