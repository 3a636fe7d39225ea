/** Public tests: none, since a person marks both answers. */
export function tests(): void {
  // The check says whether the figure can be drawn, and what points are given for.
}
