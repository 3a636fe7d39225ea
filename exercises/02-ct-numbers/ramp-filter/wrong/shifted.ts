// mistake: the kernel is laid one sample too far to the right
// expect: moved by one sample
// answer: filter
function filterView(view: number[]): number[] {
  return view.map((_, k) => view.reduce((sum, value, m) => sum + value * rampKernel(k - m - 1), 0));
}
