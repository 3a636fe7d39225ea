// alternative: what each feature reads, and what each step writes
// answer: steps
function canChange(feature: string): string[] {
  const isTexture = feature.startsWith("contrast");
  const readsValues = feature !== "sphericity";
  const followsScale = feature === "mean" || feature === "contrast, fixed width";
  const steps = ["resample", "outline"];
  if (readsValues) steps.push("smooth");
  if (followsScale) steps.push("calibrate");
  if (isTexture) steps.push("bin");
  return steps;
}
// answer: width
const sameWidth = "1/(a/w)";
// answer: still
function unmovedRow(): number[] {
  return [-4, 1, 20, 5, 10];
}
