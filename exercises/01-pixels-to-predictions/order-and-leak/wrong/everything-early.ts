// mistake: every step before the split is called a leak
// expect: looks at one patient at a time
// answer: leak
function leaks(order: string[]): string[] {
  return order.slice(0, order.indexOf("split"));
}
