// mistake: the textbook's sentence for every rule; the change under nearest neighbour
// expect: not the set of points
// expect: their bevels become smaller
// expect: is what nearest gives
// expect: the change under nearest neighbour
// answer: effect
function effect(_rule: string, quantity: string): string {
  return quantity === "sphericity" ? "rises" : "falls";
}
// answer: change
const areaChange = "3.2 %";
