import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {KERNELS} from "../../../../lib/nn/engine/wasm/kernels.ts";
import {KERNELS_BINARY} from "../../../../lib/nn/engine/wasm/kernelsBinary.ts";
import {setShared} from "../../../../lib/nn/engine/wasm/setShared.ts";

const binary = Buffer.from(KERNELS_BINARY, "base64");

describe("the compiled kernels", () => {
  it("are what their sources compile to; else run npm run kernels", () => {
    const folder = new URL("../../../../lib/nn/engine/wasm/", import.meta.url);
    const compile = fileURLToPath(new URL("assembly/compile.mjs", folder));
    const printed = execFileSync(process.execPath, [compile, "--print"], {encoding: "utf8"});
    assert.equal(printed, readFileSync(new URL("kernelsBinary.ts", folder), "utf8"));
  }).timeout(30_000);

  it("export the kernels that are called by name, and no more", () => {
    const module = new WebAssembly.Module(binary);
    const names = WebAssembly.Module.exports(module).map(({name}) => name);
    assert.deepEqual(names.filter((name) => name !== "memory").sort(), [...KERNELS].sort());
  });

  it("import a memory that is shared, or not, as asked", () => {
    for (const shared of [true, false]) {
      const module = new WebAssembly.Module(setShared(binary, shared));
      const memory = new WebAssembly.Memory({initial: 1, maximum: 65536, shared});
      const other = new WebAssembly.Memory({initial: 1, maximum: 65536, shared: !shared});
      assert.ok(new WebAssembly.Instance(module, {env: {memory}}));
      assert.throws(
        () => new WebAssembly.Instance(module, {env: {memory: other}}),
        WebAssembly.LinkError,
      );
    }
  });

  it("cannot be made from a module without a memory that has a limit", () => {
    const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    const open = Uint8Array.of(...empty, 5, 3, 1, 0, 1);
    for (const one of [empty, open]) {
      assert.throws(() => setShared(one, true), {
        name: "RangeError",
        message: "setShared: binary must hold one memory with an upper limit, got none",
      });
    }
  });
});
