// mistake: the logits are not large enough to break anything
// expect: One logit above 709.8 is needed
// answer: over
function overflows(): number[] {
  return [300, 300, 300];
}
