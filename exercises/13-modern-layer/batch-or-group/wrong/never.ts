// mistake: no result is thought to depend on other scans, or all do
// expect: share the mean of batch normalisation
// answer: depends
function depends(normalisation: string): boolean {
  return normalisation === "group";
}
