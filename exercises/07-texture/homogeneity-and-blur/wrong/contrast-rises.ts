// mistake: new levels are thought to raise the contrast; an even picture
// expect: Contrast falls in both pictures
// expect: It needs an edge
// answer: predict
function predict(picture: string): string[] {
  return picture === "noise" ? ["falls", "rises", "rises"] : ["rises", "falls", "falls"];
}
// answer: picture
function counterExample(): number[][] {
  return Array.from({length: 16}, () => Array.from({length: 16}, () => 0.5));
}
