import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {CATALOGUES} from "../../workbench/messages/message.ts";

describe("the messages of reports", () => {
  it("are all said somewhere, by their code or by the family of codes they belong to", async () => {
    const folder = new URL("../../workbench/report/", import.meta.url);
    const files = (await readdir(folder, {recursive: true})).filter((name) => name.endsWith(".ts"));
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
    const code = sources.join("\n");
    const unused = Object.keys(CATALOGUES.report.en).filter((key) => {
      const family = key.replace(/\.\w+(?:\.long)?$/, ".");
      return !code.includes(`"${key}"`) && !code.includes(`\`${family}\${`);
    });
    assert.deepEqual(unused, []);
  });
});
