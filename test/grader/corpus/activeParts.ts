import {JSDOM} from "jsdom";

/** What a page holds that could act. */
export interface ActiveParts {
  /** Texts of the scripts, in their order. */
  readonly scripts: readonly string[];
  /** Parts that would run something else, or fetch something from elsewhere. */
  readonly foreign: readonly string[];
}

/** Lists what could act in a page. */
export function activeParts(html: string): ActiveParts {
  const dom = new JSDOM(html);
  const scripts: string[] = [];
  const foreign: string[] = [];
  for (const element of dom.window.document.querySelectorAll("*")) {
    const name = element.localName;
    if (name === "script") scripts.push(element.textContent ?? "");
    if (["iframe", "object", "embed", "base", "foreignobject"].includes(name)) foreign.push(name);
    for (const {name: key, value} of element.attributes) {
      const address = /^(href|src|xlink:href|action|formaction|srcset|poster)$/.test(key);
      const away = /^\s*(javascript:|vbscript:|https?:|\/\/)/i.test(value);
      if (key.startsWith("on") || (address && away)) foreign.push(`${name} ${key}=${value}`);
    }
  }
  dom.window.close();
  return {scripts, foreign};
}
