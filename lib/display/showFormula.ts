import {show} from "./show.ts";

/**
 * Shows a formula.
 *
 * @param latex - LaTeX of a display formula, without dollar signs
 * @throws RangeError when there is no formula
 */
export function showFormula(latex: string): void {
  const formula = latex
    .trim()
    .replace(/^\$\$?|\$\$?$/g, "")
    .trim();
  if (formula === "") throw new RangeError("showFormula: latex must hold a formula, got nothing");
  show({"text/latex": `$$${formula}$$`, "text/plain": formula});
}
