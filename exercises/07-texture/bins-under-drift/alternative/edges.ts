// alternative: edges are laid first and counted; survivors in another order
// answer: size
function fixedSize(values: number[], width: number, lowest: number): number[] {
  return values.map((x) => {
    let level = 1;
    while (lowest + width * level <= x) level++;
    return level;
  });
}
// answer: survives
function survives(rule: string, change: string): string[] {
  const names: string[] = [];
  if (rule === "fixed number") names.push("homogeneity", "second moment", "contrast");
  if (change === "plus 10") names.push("variance");
  return names;
}
// answer: outlier
function oneVoxel(): number {
  return 1023;
}
