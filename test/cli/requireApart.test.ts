import assert from "node:assert/strict";
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {requireApart} from "../../workbench/cli/features/requireApart.ts";
import {outcome} from "../outcome.ts";

describe("requireApart", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-apart-"));
  const [image, link] = [join(folder, "image.nii"), join(folder, "link.nii")];
  before(() => {
    writeFileSync(image, "precious");
    symlinkSync(image, link);
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  it("refuses to write over what is read, by whatever name", () => {
    for (const path of [image, join(folder, ".", "image.nii"), link]) {
      assert.equal(
        outcome(() => requireApart({"--out": path}, [undefined, image])),
        `CliError features: --out must not be a file that the command reads, got ${path}`,
      );
    }
  });

  it("refuses one file for two results", () => {
    const out = join(folder, "new.csv");
    assert.equal(
      outcome(() => requireApart({"--out": out, "--values": out}, [image])),
      `CliError features: --values must not be a file that the command writes already, got ${out}`,
    );
  });

  it("lets other files be written, and stdout", () => {
    requireApart({"--out": join(folder, "new.csv"), "--values": undefined}, [image]);
    requireApart({"--out": null}, [image]);
  });
});
