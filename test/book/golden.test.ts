import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {readdir, readFile, rm, writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {createMarkdown} from "../../workbench/book/render/createMarkdown.ts";
import {pageContext} from "./pageContext.ts";

const FOLDER = fileURLToPath(new URL("../golden/", import.meta.url));

// The drawing of a formula is KaTeX's; which formula it is stands in the annotation it carries.
function withoutDrawings(html: string): string {
  return html.replace(
    /<span class="katex(?:-display)?">.*?<annotation[^>]*>(.*?)<\/annotation>.*?<span class="katex-html".*?<\/span><\/span>(?=[^<]|<\/(?:p|div|td))/gs,
    "[formula $1]",
  );
}

describe("markdown of the book", () => {
  it("renders each golden input as reviewed", async () => {
    const names = (await readdir(FOLDER)).filter((name) => /^markdown-.*\.in$/.test(name));
    assert.ok(names.length >= 2);
    const changed: string[] = [];
    for (const name of names) {
      const context = pageContext();
      const source = await readFile(FOLDER + name, "utf8");
      const html = createMarkdown().render(source, {page: context});
      const got = `${withoutDrawings(html)}\nproblems: ${JSON.stringify(context.problems)}\n`;
      const out = FOLDER + name.replace(/\.in$/, ".out");
      const expected = existsSync(out) ? await readFile(out, "utf8") : "";
      const note = out.replace(/\.out$/, ".changed");
      await rm(note, {force: true});
      if (got === expected) continue;
      // A person compares the two and renames the new one when it is right; CI only reports.
      if (process.env["CI"] === undefined) await writeFile(note, got);
      changed.push(`${name}: differs from ${out}; what came is in ${note}`);
    }
    assert.deepEqual(changed, []);
  });
});
