import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {findNotebooks, languageOf} from "../../workbench/notebook/findNotebooks.ts";
import {readNotebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {runFiles} from "../../workbench/notebook/runFiles.ts";
import {isGood, reportJson, reportLines, summaryLine} from "../../workbench/notebook/runReport.ts";
import {notebookOf} from "./notebookOf.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

/** Runs the command from sources, as the built one would run. */
function voxelbook(...args: string[]) {
  const script = `import("./workbench/cli/main.ts").then((m) => m.main(process.argv.slice(1))).then((c) => (process.exitCode = c))`;
  const options = ["--import", "tsx", "--conditions=voxelbook-source", "-e", script, "--"];
  return spawnSync(process.execPath, [...options, ...args], {cwd: root, encoding: "utf8"});
}

const file = (name: string) => join(folder, name);
const write = (name: string, ...cells: Parameters<typeof notebookOf>) =>
  writeFileSync(file(name), writeNotebook(notebookOf(...cells)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "voxelbook-run-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

describe("findNotebooks", () => {
  it("takes files as given and all notebooks below folders, sorted, without hidden ones", async () => {
    await mkdir(file("zh-CN"));
    await mkdir(file(".ipynb_checkpoints"));
    for (const name of ["b.ipynb", "a.ipynb", "zh-CN/a.ipynb", ".ipynb_checkpoints/c.ipynb"])
      write(name, "1");
    const all = [file("a.ipynb"), file("b.ipynb"), file("zh-CN/a.ipynb")];
    assert.deepEqual(await findNotebooks([folder], undefined), all);
    assert.deepEqual(await findNotebooks([folder], "zh-CN"), [file("zh-CN/a.ipynb")]);
    assert.deepEqual(await findNotebooks([file("b.ipynb"), folder], "en"), [
      file("b.ipynb"),
      file("a.ipynb"),
    ]);
  });

  it("refuses what is not there, no notebook, or empty, as wrong usage", async () => {
    writeFileSync(file("notes.txt"), "");
    const refused = (paths: string[], message: RegExp) =>
      assert.rejects(findNotebooks(paths, undefined), {exitCode: 2, message});
    await refused([file("missing.ipynb")], /no such file or folder: .*missing\.ipynb/);
    await refused([file("notes.txt")], /a notebook's name ends in \.ipynb, got .*notes\.txt/);
    await refused([folder], /no notebook \(\*\.ipynb\) below/);
  });

  it("tells the language of a notebook by its place", () => {
    assert.equal(languageOf("notebooks/02-ct-numbers.ipynb"), "en");
    assert.equal(languageOf("notebooks/zh-CN/02-ct-numbers.ipynb"), "zh-CN");
    assert.equal(languageOf("exercises/02/x/exercise.zh-CN.ipynb"), "zh-CN");
  });
});

describe("runFiles", function () {
  this.timeout(120_000);

  it("runs what can be read, reports what cannot, and writes only whole results", async () => {
    write("good.ipynb", "20 + 1");
    write("wrong.ipynb", "const a = 1;", ["const b: string = a;", "check"], "3");
    writeFileSync(file("broken.ipynb"), '{"cells": [');
    const paths = ["good", "wrong", "broken"].map((name) => file(`${name}.ipynb`));
    const before = readFileSync(file("good.ipynb"), "utf8");
    const reports = await runFiles(paths, {out: file("out")});
    assert.deepEqual(reports.map(isGood), [true, false, false]);

    // The notebooks themselves stay as they were; the executed ones are complete.
    assert.equal(readFileSync(file("good.ipynb"), "utf8"), before);
    assert.deepEqual(readdirSync(file("out")).sort(), ["good.ipynb", "wrong.ipynb"]);
    const [cell] = readNotebook(readFileSync(file("out/good.ipynb"), "utf8"), "good").cells;
    assert.ok(cell?.cell_type === "code");
    assert.equal(cell.outputs.length, 1);

    // A failing check cell is named, with the learner's line.
    const [good, wrong, broken] = reports.map((report) => reportLines(report).join("\n"));
    assert.match(good ?? "", /^ok {6}.*good\.ipynb {2}1 of 1 cells/);
    assert.match(wrong ?? "", /check cell 2 \(c2\): TypeScriptError: 1:7 - Type 'number'/);
    assert.match(wrong ?? "", /1 \| const b: string = a;/);
    assert.match(broken ?? "", /broken\.ipynb: must be a JSON file/);
    assert.match(summaryLine(reports, 1500), /^1 notebooks passed, 2 failed, 4 cells, 1\.5 s$/);
    const json = JSON.parse(reportJson(reports, 1500)) as {failed: number; notebooks: object[]};
    assert.equal(json.failed, 2);
    assert.equal(json.notebooks.length, 3);
  });
});

describe("voxelbook run", function () {
  this.timeout(120_000);

  it("ends with 1 when a notebook fails and with 2 on wrong usage", () => {
    writeFileSync(file("broken.ipynb"), "no JSON");
    const failed = voxelbook("run", file("broken.ipynb"), "--json");
    assert.equal(failed.status, 1);
    assert.equal((JSON.parse(failed.stdout) as {failed: number}).failed, 1);
    const missing = voxelbook("run", file("missing.ipynb"));
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /^voxelbook: run: no such file or folder: .*missing\.ipynb$/m);
    assert.equal(voxelbook("run", folder, "--jobs", "0").status, 2);
  });
});
