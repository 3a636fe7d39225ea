import {makeElement} from "./makeElement.ts";

/** Offers a text as a file of the reader's own. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = makeElement("a", {href: url, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Asks for a file and returns its text; nothing when the reader changes their mind. */
export function pickText(accept: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const input = makeElement("input", {type: "file", accept});
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file === undefined) resolve(undefined);
      else file.text().then(resolve, reject);
    });
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}
