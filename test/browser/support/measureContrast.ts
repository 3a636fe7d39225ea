/**
 * Finds texts whose contrast with their ground is below a limit. Runs inside the page, so that it
 * holds everything it needs; transparent grounds are followed to the one that shows.
 */
export function measureContrast(limit: number): string[] {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext("2d", {willReadFrequently: true})!;
  const known = new Map<string, readonly number[]>();

  // The browser's own canvas reads every way of writing a colour.
  const read = (colour: string): readonly number[] => {
    const before = known.get(colour);
    if (before !== undefined) return before;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    const made = [r!, g!, b!, a! / 255];
    known.set(colour, made);
    return made;
  };
  const luminance = ([r, g, b]: readonly number[]): number => {
    const part = (value: number): number => {
      const c = value / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r!) + 0.7152 * part(g!) + 0.0722 * part(b!);
  };
  const groundOf = (element: Element): readonly number[] => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const ground = read(getComputedStyle(at).backgroundColor);
      if (ground[3]! > 0.9) return ground;
    }
    return read("white");
  };

  const poor: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? "").trim() === "") continue;
    // Slices carry their own dark ground in the drawing; their letters have an outline.
    if (element.closest("script, style, noscript, .drawing svg, .volume svg, .katex-mathml"))
      continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || style.visibility === "hidden" || style.opacity === "0") continue;
    if (element.matches(":disabled, .anchor")) continue;
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const [text, ground] = [luminance(read(colour)), luminance(groundOf(element))];
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (contrast < limit - 0.01) {
      const what = (node.textContent ?? "").trim().slice(0, 40);
      poor.push(
        `${contrast.toFixed(2)}: "${what}" in ${element.tagName}.${element.getAttribute("class")}`,
      );
    }
  }
  return poor;
}
