// mistake: the convolution goes round in a circle
// expect: comes in at the other
// answer: filter
function filterView(view: number[]): number[] {
  const n = view.length;
  return view.map((_, k) =>
    view.reduce((sum, value, m) => {
      const apart = Math.abs(k - m);
      return sum + value * rampKernel(Math.min(apart, n - apart));
    }, 0),
  );
}
