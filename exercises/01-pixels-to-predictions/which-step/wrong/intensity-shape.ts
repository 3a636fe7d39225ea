// mistake: every step is taken to change every feature
// expect: Sphericity is made of the mask alone
// expect: grey levels do not enter
// expect: move along with
// answer: steps
function canChange(_feature: string): string[] {
  return ["calibrate", "smooth", "resample", "outline", "bin"];
}
// answer: width
const sameWidth = "w";
