// mistake: smoothing is taken to keep the mean of a region
// expect: values from outside the mask come in
// answer: steps
function canChange(feature: string): string[] {
  if (feature === "sphericity") return ["resample", "outline"];
  if (feature === "mean") return ["calibrate", "resample", "outline"];
  if (feature === "skewness") return ["smooth", "resample", "outline"];
  const texture = ["smooth", "resample", "outline", "bin"];
  return feature === "contrast, fixed width" ? ["calibrate", ...texture] : texture;
}
// answer: width
const sameWidth = "a*w";
