// mistake: filters are taken to commute with each other and maps with maps
// expect: the median is not linear
// expect: not the limits of the clip
// answer: pairs
function commutes(first: string, second: string): boolean {
  const filters = ["mean", "median"];
  if (filters.includes(first) === filters.includes(second)) return true;
  return first === "affine" || second === "affine" || first === "median" || second === "median";
}
