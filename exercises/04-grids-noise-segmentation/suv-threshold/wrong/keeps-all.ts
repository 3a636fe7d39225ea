// mistake: every hot part is kept
// expect: the bladder too
// answer: lesion
function lesionOf(suv: number[], _nx: number, share: number): number[] {
  const most = Math.max(...suv);
  return suv.map((value) => (value >= share * most ? 1 : 0));
}
