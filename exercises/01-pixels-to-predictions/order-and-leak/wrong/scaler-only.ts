// mistake: only the scaler is looked for
// expect: is not named
// answer: leak
function leaks(order: string[]): string[] {
  return order.indexOf("scale") < order.indexOf("split") ? ["scale"] : [];
}
