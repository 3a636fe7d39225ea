// mistake: values that just reach the share are left out
// expect: at least, not above
// answer: share
function atShare(suv: number[], share: number): number[] {
  const most = Math.max(...suv);
  return suv.map((value) => (value > share * most ? 1 : 0));
}
