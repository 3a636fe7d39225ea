import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {parseShipped} from "../../lib/data/shippedFile.ts";
import {
  datasetInfo,
  loadShippedFile,
  loadShippedModel,
  shippedFiles,
} from "../../lib/data/index.ts";
import {readModel} from "../../lib/nn/index.ts";
import {outcome} from "../outcome.ts";

describe("the files that come with the library", () => {
  it("hold a model of at most 4 MB that can be read and names its data", async () => {
    const bytes = await loadShippedModel("sts-pet");
    assert.ok(bytes.length <= 4e6, `${bytes.length} bytes`);
    const {input, provenance} = readModel(bytes);
    assert.deepEqual([input.modality, input.unit], ["PT", "SUV"]);
    assert.ok(provenance.datasets.length > 0);
    for (const id of provenance.datasets) {
      const {licence, attribution} = datasetInfo(id);
      assert.ok(provenance.licence.includes(licence), `${id}: ${licence}`);
      assert.ok(provenance.attribution.includes(attribution.slice(0, 40)), id);
    }
  });

  it("go with the package", async () => {
    const text = await readFile(new URL("../../lib/package.json", import.meta.url), "utf8");
    assert.ok((JSON.parse(text) as {files: string[]}).files.includes("models"));
  });

  it("are found by their names alone, and the nearest one is proposed", async () => {
    assert.ok(shippedFiles().includes("sts-pet.safetensors"));
    await assert.rejects(loadShippedModel("sts-pett"), (error: Error) => {
      assert.equal(error.name, "DatasetError");
      assert.match(
        error.message,
        /got "sts-pett.safetensors"; did you mean "sts-pet.safetensors"\?$/,
      );
      return true;
    });
    await assert.rejects(loadShippedFile("../package.json"), {name: "DatasetError"});
  });

  it("stand in a book's manifest with name, size and sum, or the manifest is refused", () => {
    const row = {id: "a.json", bytes: 2, sha256: "a".repeat(64)};
    assert.deepEqual(
      parseShipped(JSON.stringify({shipped: [row]}), "m"),
      new Map([["a.json", row]]),
    );
    assert.equal(parseShipped("{}", "m").size, 0);
    assert.equal(
      outcome(() => parseShipped(JSON.stringify({shipped: [{...row, bytes: "2"}]}), "m")),
      `FormatError parseShipped: m must give id, bytes and sha256 of each shipped file, got {"id":"a.json","bytes":"2","sha256":"${"a".repeat(64)}"}`,
    );
    assert.match(String(outcome(() => parseShipped('{"shipped": 3}', "m"))), /^FormatError /);
  });
});
