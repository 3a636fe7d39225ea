import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {inScratch} from "../data/scratch.ts";
import {runCli} from "./runCli.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const chapter = join(root, "notebooks/00-how-to-use.ipynb");

describe("voxelbook text", () => {
  before(async function () {
    this.timeout(60_000);
    await runCli(["text", "--help"]);
  });

  it("--help shows an example", async () => {
    const {code, stdout} = await runCli(["text", "--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /Examples:\n {2}voxelbook text notebooks/);
  });

  it("prints a chapter as text, and turns the text back into the very file", () =>
    inScratch(async (folder) => {
      const {code, stdout} = await runCli(["text", chapter]);
      assert.equal(code, 0);
      assert.match(stdout, /^\/\/ ---\n\/\/ jupyter:\n/);
      const [text, back] = [join(folder, "chapter.ts"), join(folder, "chapter.ipynb")];
      await writeFile(text, stdout);
      assert.equal((await runCli(["text", text, "--out", back])).code, 0);
      assert.equal(await readFile(back, "utf8"), await readFile(chapter, "utf8"));
    }));

  it("ends without a word when nobody reads its output, as after head", async function () {
    this.timeout(60_000);
    const program = join(root, "workbench/bin/voxelbook.mjs");
    const child = spawn(process.execPath, [program, "text", chapter], {cwd: root});
    child.stdout.destroy();
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    const [code] = await once(child, "close");
    assert.equal(code, 1);
    assert.equal(said, "");
  });

  it("--check proves it for a folder", async () => {
    const {code, stdout} = await runCli(["text", "--check", join(root, "notebooks"), "--json"]);
    assert.equal(code, 0);
    const {notebooks} = JSON.parse(stdout) as {notebooks: {lossless: boolean}[]};
    assert.ok(notebooks.length >= 2 && notebooks.every(({lossless}) => lossless));
  });

  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["text"], /missing required argument 'paths'/],
    [["text", "no-such.ipynb"], /no such file: no-such\.ipynb/],
    [["text", join(root, "package.json")], /must end in \.ipynb or \.ts, got/],
    [["text", chapter, "--out", "x.ipynb"], /--out must end in \.ts for .*, got x\.ipynb/],
    [["text", chapter, chapter], /give one file, or --check for several, got 2/],
    [["text", chapter, "--json"], /--json goes with --check/],
  ];
  for (const [args, message] of wrong) {
    it(`answers "${args.join(" ").replaceAll(root, "")}" with exit code 2`, async () => {
      const {code, stderr} = await runCli(args);
      assert.match(stderr, message);
      assert.equal(code, 2);
    });
  }

  it("names file, line and rule of a text that is no notebook, and writes nothing", () =>
    inScratch(async (folder) => {
      const [text, out] = [join(folder, "broken.ts"), join(folder, "broken.ipynb")];
      await writeFile(text, "// %% tags=oops\n");
      const {code, stderr} = await runCli(["text", text, "--out", out]);
      assert.equal(code, 1);
      assert.match(stderr, /broken\.ts: line 1: tags must be JSON, got oops/);
      assert.ok(!existsSync(out));
    }));
});
