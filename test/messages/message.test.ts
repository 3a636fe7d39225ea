import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {
  CATALOGUES,
  LANGUAGES,
  type MessageArea,
  message,
} from "../../workbench/messages/message.ts";

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(" ");

describe("messages", () => {
  for (const area of Object.keys(CATALOGUES) as MessageArea[]) {
    it(`has the same keys and placeholders in all languages: ${area}`, () => {
      const english = CATALOGUES[area].en;
      for (const language of LANGUAGES) {
        const other = CATALOGUES[area][language];
        assert.deepEqual(Object.keys(other).sort(), Object.keys(english).sort());
        for (const [key, text] of Object.entries(other)) {
          assert.equal(placeholders(text), placeholders(english[key] ?? ""), `${language} ${key}`);
          assert.notEqual(text.trim(), "", `${language} ${key}`);
        }
      }
    });
  }

  it("says only texts that are used somewhere in the page", async () => {
    const folder = new URL("../../workbench/book/", import.meta.url);
    const files = await readdir(folder, {recursive: true});
    const sources = await Promise.all(
      files
        .filter((name) => name.endsWith(".ts"))
        .map((name) => readFile(new URL(name, folder), "utf8")),
    );
    const code = sources.join("\n");
    const unused = Object.keys(CATALOGUES.page.en).filter((key) => {
      const short = key.replace(/^client\./, "");
      const family = short.replace(/\.[\w-]+$/, ".");
      return !code.includes(`"${short}"`) && !code.includes(`\`${family}\${`);
    });
    // Titles of buttons and of the index's three ways are put together from a name.
    const built = /^(?:client\.\w+Title|index\.(?:read|run|check)\.(?:title|text)|index\.\w+s)$/;
    assert.deepEqual(
      unused.filter((key) => !built.test(key)),
      [],
    );
  });

  it("fills placeholders and refuses unknown codes and missing arguments", () => {
    assert.equal(message("page", "head.chapter", {number: 2}, "en"), "Chapter 2");
    assert.equal(message("page", "head.chapter", {number: 2}, "zh-CN"), "第 2 章");
    assert.throws(
      () => message("page", "nothing.here", {}, "en"),
      /code must be in page\.en\.json/,
    );
    assert.throws(() => message("page", "head.chapter", {}, "en"), /\{number\} needs an argument/);
  });
});
