import assert from "node:assert/strict";
import {join, resolve} from "node:path";
import {cacheFolder, mirrorFolder} from "../../lib/data/files.ts";

const home = "/home/ada";

describe("cacheFolder", () => {
  const rows = [
    {env: {}, platform: "linux", expected: join(home, ".cache", "voxelbook")},
    {env: {}, platform: "darwin", expected: join(home, ".cache", "voxelbook")},
    {env: {XDG_CACHE_HOME: "/big"}, platform: "linux", expected: join("/big", "voxelbook")},
    {env: {VOXELBOOK_CACHE: "/own"}, platform: "linux", expected: resolve("/own")},
    {
      env: {LOCALAPPDATA: "/local", XDG_CACHE_HOME: "/big"},
      platform: "win32",
      expected: join("/local", "voxelbook", "cache"),
    },
    {env: {VOXELBOOK_CACHE: ""}, platform: "linux", expected: join(home, ".cache", "voxelbook")},
  ];
  for (const {env, platform, expected} of rows) {
    it(`is ${expected} on ${platform} with ${JSON.stringify(env)}`, () => {
      assert.equal(cacheFolder({env, platform, home}), expected);
    });
  }
});

describe("mirrorFolder", () => {
  it("is what VOXELBOOK_MIRROR names, and nothing when that is unset or empty", () => {
    const environment = {platform: "linux", home};
    const named = mirrorFolder({...environment, env: {VOXELBOOK_MIRROR: "/mirror"}});
    assert.equal(named, resolve("/mirror"));
    assert.equal(mirrorFolder({...environment, env: {}}), undefined);
    assert.equal(mirrorFolder({...environment, env: {VOXELBOOK_MIRROR: ""}}), undefined);
  });
});
