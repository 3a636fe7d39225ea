// mistake: a study without a split is taken for one without a leak
// expect: Without a split
// answer: leak
function leaks(order: string[]): string[] {
  const early = order.slice(0, Math.max(0, order.indexOf("split")));
  return early.filter((step) => ["harmonise", "scale", "select", "fit"].includes(step));
}
