// mistake: extreme levels, but not at every step
// expect: Neither contrast nor energy
// answer: rough
function roughAndOrderly(): number[][] {
  return [
    [1, 4, 4, 1],
    [4, 4, 1, 1],
  ];
}
