// alternative: a table of what each step cannot change
// answer: steps
function canChange(feature: string): string[] {
  const leaves: Record<string, string[]> = {
    sphericity: ["calibrate", "smooth", "bin"],
    mean: ["bin"],
    skewness: ["calibrate", "bin"],
    "contrast, fixed width": [],
    "contrast, fixed number": ["calibrate"],
  };
  const all = ["bin", "outline", "resample", "smooth", "calibrate"];
  return all.filter((step) => !leaves[feature].includes(step));
}
// answer: still
function unmovedRow(): number[] {
  return [0, 0, 30, 0, 0];
}
