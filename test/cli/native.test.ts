import assert from "node:assert/strict";
import {mkdir, readdir, realpath, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {nodeHeaders} from "../../workbench/cli/native/compileAgainstWheel.ts";
import {lastLines, runTool} from "../../workbench/cli/native/runTool.ts";
import {inScratch} from "../data/scratch.ts";
import {runCli} from "./runCli.ts";

describe("voxelbook native", () => {
  before(async function () {
    this.timeout(60_000);
    await runCli(["native", "--help"]);
  });

  it("--help shows examples and the disk it takes", async () => {
    const {code, stdout} = await runCli(["native", "--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /voxelbook native --gpu/);
    assert.match(stdout, /Disk: about 1 GB/);
  });

  it("answers an unknown option with exit code 2", async () => {
    const {code, stderr} = await runCli(["native", "--cuda"]);
    assert.equal(code, 2);
    assert.match(stderr, /unknown option '--cuda'/);
  });

  it("says what compiling needs when it is missing, with exit code 3, and leaves nothing", () =>
    inScratch(async (folder) => {
      const variables = {PATH: folder, VOXELBOOK_CACHE: join(folder, "cache")};
      const {code, stdout, stderr} = await runCli(["native", "--compile"], variables);
      assert.equal(code, 3);
      assert.equal(stdout, "");
      assert.match(stderr, /takes about 1\.0 GB on disk, 1\.5 GB while it is made/);
      assert.match(stderr, /make is needed to compile|works on Linux with an x64 processor/);
      assert.match(stderr, /fix: /);
      assert.deepEqual(await readdir(join(folder, "cache/native")), []);
    }));
});

describe("nodeHeaders", () => {
  it("finds the headers that were installed with Node, and nothing where there are none", () =>
    inScratch(async (scratch) => {
      const folder = await realpath(scratch);
      await mkdir(join(folder, "bin"));
      const node = join(folder, "bin/node");
      await writeFile(node, "");
      assert.equal(await nodeHeaders(node), undefined);
      await mkdir(join(folder, "include/node"), {recursive: true});
      await writeFile(join(folder, "include/node/node_api.h"), "");
      assert.equal(await nodeHeaders(node), folder);
    }));
});

describe("runTool", () => {
  const node = (program: string, limitMs = 10_000, signal?: AbortSignal) =>
    runTool(process.execPath, ["-e", program], {limitMs, signal});

  it("gives the exit code and the end of both streams", async () => {
    const {code, stdout, output} = await node(
      "console.log('a'); console.error('b'); process.exit(4)",
    );
    assert.equal(code, 4);
    assert.equal(stdout, "a\n");
    assert.deepEqual(output.trim().split("\n").sort(), ["a", "b"]);
  });

  it("ends a tool at its limit and at a signal, and says which", async () => {
    assert.equal((await node("setInterval(() => {}, 1000)", 300)).reason, "time");
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    assert.equal(
      (await node("setInterval(() => {}, 1000)", 10_000, stop.signal)).reason,
      "stopped",
    );
  });

  it("says that a program is not installed", async () => {
    const result = await runTool("no-such-program-anywhere", [], {limitMs: 1000});
    assert.equal(result.reason, "not-found");
    assert.match(result.output, /no-such-program-anywhere is not installed/);
  });
});

describe("lastLines", () => {
  it("keeps the end of a text", () => {
    assert.equal(lastLines("a\nb\nc\n", 2), "b\nc");
  });
});
