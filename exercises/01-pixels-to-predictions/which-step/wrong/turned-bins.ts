// mistake: the two rules of binning are mixed up
// expect: stay where they are
// expect: move along with
// answer: steps
function canChange(feature: string): string[] {
  const geometry = ["resample", "outline"];
  if (feature === "sphericity") return geometry;
  if (feature === "mean") return ["calibrate", "smooth", ...geometry];
  if (feature === "skewness") return ["smooth", ...geometry];
  const texture = ["smooth", ...geometry, "bin"];
  return feature === "contrast, fixed number" ? ["calibrate", ...texture] : texture;
}
