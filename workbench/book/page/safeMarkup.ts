const FORBIDDEN =
  "script, iframe, object, embed, link, meta, base, form, frame, frameset, portal, foreignObject, animate, set";

/** Says whether an address may be loaded by a page that asks nobody else for anything. */
function isLocal(address: string): boolean {
  return /^(?:#|data:image\/(?:png|jpeg|gif|webp);)/i.test(address.trim());
}

/** Takes out of a tree what could run code or ask another server. */
export function cleanTree(root: Element): void {
  for (const element of root.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      const link = element.localName === "a" && name === "href";
      const loads =
        /^(?:src|srcset|href|xlink:href|action|formaction|data|poster|background|ping)$/.test(name);
      const unsafe =
        name.startsWith("on") ||
        (loads && !(link ? /^(?:https?:|#)/i.test(value) : isLocal(value))) ||
        (name === "style" && /url\(|@import|expression\(/i.test(value));
      if (unsafe) element.removeAttribute(name);
    }
    if (element.localName === "style" && /url\(|@import/i.test(element.textContent ?? ""))
      element.remove();
  }
}

/** Turns HTML that a cell displayed into nodes, without anything that runs or loads from outside. */
export function safeHtml(html: string): DocumentFragment {
  const {body} = new DOMParser().parseFromString(html, "text/html");
  cleanTree(body);
  for (const table of body.querySelectorAll("table")) {
    const box = document.createElement("div");
    box.className = "table-box";
    box.tabIndex = 0;
    table.replaceWith(box);
    box.append(table);
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

/** Turns an SVG that a cell displayed into an element; a text that is none throws SyntaxError. */
export function safeSvg(text: string): Element {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg")
    throw new SyntaxError("safeSvg: the picture must be an SVG element");
  cleanTree(root);
  return document.importNode(root, true);
}
