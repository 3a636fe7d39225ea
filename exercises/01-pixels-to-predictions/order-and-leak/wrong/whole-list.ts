// mistake: the whole list comes back, whatever was given
// expect: each once, and no other
// answer: order
function inOrder(_steps: string[]): string[] {
  const images = ["acquire", "resample", "segment", "extract"];
  return [...images, "split", "harmonise", "scale", "select", "fit", "test"];
}
