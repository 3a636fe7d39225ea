// mistake: finer voxels are thought to show more surface, whatever the rule
// expect: smaller stairs between the old ones
// expect: The sign is turned
// answer: effect
function effect(_rule: string, quantity: string): string {
  return quantity === "sphericity" ? "falls" : "rises";
}
// answer: change
const areaChange = 0.0625;
