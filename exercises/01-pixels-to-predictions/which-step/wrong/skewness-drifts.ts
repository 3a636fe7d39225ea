// mistake: skewness is taken to follow the calibration as the mean does
// expect: a and b cancel
// answer: steps
function canChange(feature: string): string[] {
  const geometry = ["resample", "outline"];
  if (feature === "sphericity") return geometry;
  if (feature === "mean" || feature === "skewness") return ["calibrate", "smooth", ...geometry];
  const texture = ["smooth", ...geometry, "bin"];
  return feature === "contrast, fixed width" ? ["calibrate", ...texture] : texture;
}
