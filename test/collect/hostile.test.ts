import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {mkdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {COLLECT_LIMITS, type CollectLimits} from "../../workbench/collect/limits.ts";
import {filesBelow, HALVE, type MadeCourse, makeCourse} from "./madeCourse.ts";
import {makeZip, type ZipFile} from "./makeZip.ts";

interface Hostile {
  readonly what: string;
  /** Files beside the sound one, or the bytes of the whole archive. */
  readonly files?: (sound: string) => readonly ZipFile[];
  readonly bytes?: (sound: ZipFile) => Buffer;
  readonly limits?: Partial<CollectLimits>;
  /** A part of the line that must be said. */
  readonly says: RegExp;
  /** True when the archive as a whole cannot be read. */
  readonly unread?: boolean;
  /** What is collected beside the sound file. */
  readonly taken?: readonly string[];
}

const inside = (bytes: Uint8Array | string): ZipFile => ({name: "s002/work.zip", data: bytes});

const HOSTILE: readonly Hostile[] = [
  {
    what: "a path with ..",
    files: (sound) => [{name: "s002/../../../escaped.ipynb", data: sound}],
    says: /escaped\.ipynb: a path with "\.\." is not followed/,
  },
  {
    what: "a path with .. in backslashes",
    files: (sound) => [{name: "s002\\..\\..\\escaped.ipynb", data: sound}],
    says: /a path with "\.\." is not followed/,
  },
  {
    what: "an absolute path",
    files: (sound) => [{name: "/tmp/escaped.ipynb", data: sound}],
    says: /\/tmp\/escaped\.ipynb: an absolute path is not followed/,
  },
  {
    what: "a path with a drive",
    files: (sound) => [{name: "C:\\escaped.ipynb", data: sound}],
    says: /an absolute path is not followed/,
  },
  {
    what: "backslashes as separators, which are taken",
    files: (sound) => [{name: "s002\\double.ipynb", data: sound}],
    says: /^$/,
    taken: ["s002/double.ipynb"],
  },
  {
    what: "a symbolic link",
    files: () => [{name: "s002/double.ipynb", data: "/etc/passwd", mode: 0o120777}],
    says: /s002\/double\.ipynb: a symbolic link is not followed/,
  },
  {
    what: "a device",
    files: () => [{name: "s002/double.ipynb", data: "", mode: 0o020666}],
    says: /it is no ordinary file/,
  },
  {
    what: "one name twice",
    files: (sound) => [
      {name: "s002/double.ipynb", data: sound},
      {name: "s002/double.ipynb", data: sound.replace("2.5", "7.5")},
    ],
    says: /s002\/double\.ipynb: the archive holds this name more than once/,
  },
  {
    what: "an encrypted file",
    files: (sound) => [{name: "s002/double.ipynb", data: sound, flags: 0x801}],
    says: /s002\/double\.ipynb: it is encrypted; ask for an archive without a password/,
  },
  {
    what: "a method of packing that is not read",
    files: (sound) => [{name: "s002/double.ipynb", data: sound, method: 14}],
    says: /it is packed by method 14, which is not read/,
  },
  {
    what: "a bomb that tells its size",
    files: () => [{name: "s002/double.ipynb", data: new Uint8Array(8 << 20)}],
    says: /it grows more than 300 times when unpacked/,
  },
  {
    what: "a bomb that tells a smaller size",
    files: () => [{name: "s002/double.ipynb", data: new Uint8Array(8 << 20), says: {size: 900}}],
    says: /s002\/double\.ipynb: it cannot be read: too many bytes/,
  },
  {
    what: "a file that is shorter than told",
    files: () => [{name: "s002/double.ipynb", data: "{}", says: {size: 900}}],
    says: /it cannot be read: not enough bytes/,
  },
  {
    what: "a notebook that is too large",
    files: (sound) => [
      {name: "s002/double.ipynb", data: `${sound}${" ".repeat(3 << 20)}`, stored: true},
    ],
    limits: {notebookBytes: 2 << 20},
    says: /it has 3 MB; at most 2 MB are read/,
  },
  {
    what: "more bytes than a source may hold",
    files: (sound) => [
      {name: "s002/double.ipynb", data: `${sound}${" ".repeat(2 << 20)}`, stored: true},
      {name: "s003/double.ipynb", data: sound},
    ],
    limits: {sourceBytes: 1 << 20},
    says: /s003\/double\.ipynb: the source holds more than 1 MB/,
    taken: ["s002/double.ipynb"],
  },
  {
    what: "too many names",
    files: () => Array.from({length: 60}, (_, i) => ({name: `s002/${i}.txt`})),
    limits: {entries: 50},
    says: /it holds 62 names; at most 50 are read/,
    unread: true,
  },
  {
    what: "folders nested too deeply",
    files: (sound) => [{name: `${"a/".repeat(40)}double.ipynb`, data: sound}],
    says: /nested too deeply/,
  },
  {
    what: "a wrong checksum",
    files: (sound) => [{name: "s002/double.ipynb", data: sound, says: {crc: 7}}],
    says: /it is damaged: its checksum is wrong/,
  },
  {
    what: "packed bytes that are none",
    files: () => [
      {name: "s002/double.ipynb", data: "no deflate", method: 8, stored: true, says: {packed: 3}},
    ],
    says: /s002\/double\.ipynb: it (cannot be read|is damaged)/,
  },
  {
    what: "a name with control characters",
    files: (sound) => [{name: "s002/\u001b[2Jdouble.ipynb", data: sound}],
    says: /s002\/\?\[2Jdouble\.ipynb: its name holds a control character/,
  },
  {
    what: "a name with a zero byte",
    files: (sound) => [{name: "s002/double.ipynb\0.txt", data: sound}],
    says: /its name holds a control character/,
  },
  {
    what: "a name that is said to be UTF-8 and is not",
    files: (sound) => [{name: Buffer.from([0x73, 0xff, 0xfe, 0x2f, 0x78]), data: sound}],
    says: /its name is said to be UTF-8 and is not/,
  },
  {
    what: "a name in CP437, which is taken",
    files: (sound) => [
      {
        name: Buffer.concat([Buffer.from([0x4d, 0x81]), Buffer.from("ller/double.ipynb")]),
        data: sound,
        flags: 0,
      },
    ],
    says: /^$/,
    taken: ["Müller/double.ipynb"],
  },
  {
    what: "a name in UTF-8 that is not said to be, which is taken",
    files: (sound) => [{name: Buffer.from("李雷/double.ipynb"), data: sound, flags: 0}],
    says: /^$/,
    taken: ["李雷/double.ipynb"],
  },
  {
    what: "a name that is endless",
    files: (sound) => [{name: `${"x".repeat(40_000)}/double.ipynb`, data: sound}],
    says: /its name is too long/,
  },
  {
    what: "fields of a zip of more than 4 GiB, which are read",
    files: (sound) => [{name: "s002/double.ipynb", data: sound, zip64: true}],
    says: /^$/,
    taken: ["s002/double.ipynb"],
  },
  {
    what: "a student's archive that is no archive",
    files: () => [inside("this is a text")],
    says: /s002\/work\.zip: it cannot be read/,
  },
  {
    what: "a student's archive that is cut off",
    files: (sound) => {
      const zip = makeZip([{name: "double.ipynb", data: sound}]);
      return [inside(zip.subarray(0, zip.length - 30))];
    },
    says: /s002\/work\.zip: it cannot be read/,
  },
  {
    what: "a student's archive that leaves its folder",
    files: (sound) => [inside(makeZip([{name: "../../escaped.ipynb", data: sound}]))],
    says: /s002\/work\.zip\/\.\.\/\.\.\/escaped\.ipynb: a path with "\.\."/,
  },
  {
    what: "archives in each other",
    files: (sound) => {
      const deepest = makeZip([{name: "double.ipynb", data: sound}]);
      return [inside(makeZip([{name: "in.zip", data: deepest}]))];
    },
    says: /s002\/work\.zip\/in\.zip: an archive in an archive in an archive is not opened/,
  },
  {
    what: "an archive of another kind",
    files: () => [{name: "s002/work.rar", data: "Rar!"}],
    says: /s002\/work\.rar: an archive of this kind is not read; ask for a zip/,
  },
  {
    what: "a directory that is damaged",
    bytes: (sound) =>
      makeZip([sound, {name: "s002/double.ipynb"}], {
        damage: (bytes) => {
          const at = bytes.lastIndexOf(Buffer.from("504b0102", "hex"));
          bytes.writeUInt32LE(0, at);
          return bytes;
        },
      }),
    says: /^bad\.zip: it cannot be read: invalid central directory/,
    unread: true,
  },
  {
    what: "a number of files that is not that of its directory",
    bytes: (sound) => makeZip([sound], {count: 4}),
    says: /^bad\.zip: it cannot be read/,
    unread: true,
  },
  {
    what: "nothing",
    bytes: () => Buffer.alloc(0),
    says: /^bad\.zip: it cannot be read/,
    unread: true,
  },
  {
    what: "random bytes",
    bytes: () => Buffer.from(Array.from({length: 4000}, (_, i) => (i * 7919) % 251)),
    says: /^bad\.zip: it cannot be read/,
    unread: true,
  },
];

describe("hostile archives", () => {
  let course: MadeCourse;
  beforeEach(async () => {
    course = await makeCourse();
  });
  afterEach(() => course.close());

  for (const {what, files, bytes, limits, says, unread = false, taken = []} of HOSTILE) {
    it(`are read as far as they are sound: ${what}`, async () => {
      const sound = {name: "s001/double.ipynb", data: course.answered("1")};
      const path = join(course.folder, "sources/bad.zip");
      await mkdir(join(course.folder, "sources"));
      const other = {name: "s009/halve.ipynb", data: course.answered("9", HALVE)};
      const hostile = files?.(course.answered("2")) ?? [];
      await writeFile(path, bytes?.(sound) ?? makeZip([sound, other, ...hostile]));
      const before = await filesBelow(course.folder);

      const result = await course.collect([path], {limits: {...COLLECT_LIMITS, ...limits}});
      const lines = result.collected.strays.map((stray) => `${stray.path}: ${stray.reason}`);
      assert.match(lines[0] ?? "", says, lines.join("\n"));
      assert.deepEqual(result.unread, unread ? ["bad.zip"] : []);
      const expected = unread ? [] : ["s001/double.ipynb", "s009/halve.ipynb", ...taken].sort();
      assert.deepEqual(result.collected.files.map((file) => file.path).sort(), expected);

      // Nothing lies anywhere but where it belongs.
      const own = [...expected, "collected.json"].map((name) => `submissions/${name}`);
      assert.deepEqual(await filesBelow(course.folder), [...before, ...own].sort());
      assert.ok(!existsSync("/tmp/escaped.ipynb"));
      for (const line of lines) assert.doesNotMatch(line, /\p{Cc}/u);
    });
  }

  it("are listed and never a crash, whichever bytes are changed", async function () {
    this.timeout(60_000);
    const inner = makeZip([{name: "double.ipynb", data: course.answered("2")}]);
    const whole = makeZip([
      {name: "s001/double.ipynb", data: course.answered("1")},
      {name: "s002/work.zip", data: inner},
      {name: "s003/double.ipynb", data: course.answered("3"), zip64: true},
    ]);
    const path = await course.source("bad.zip", []);
    const before = (await filesBelow(course.folder)).filter((name) => !name.startsWith("sub"));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    // Half of the changes are made where the directory stands, at the end.
    const late = fc.tuple(
      fc.integer({min: whole.length - 500, max: whole.length - 1}),
      fc.nat(255),
    );
    const changes = fc.array(fc.oneof(change, late), {minLength: 1, maxLength: 6});
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(40), async (list, cut) => {
        const bytes = Buffer.from(whole.subarray(0, whole.length - (cut > 30 ? cut - 30 : 0)));
        for (const [at, value] of list) if (at < bytes.length) bytes[at] = value;
        await writeFile(path, bytes);
        await rm(course.out, {recursive: true, force: true});
        const {collected} = await course.collect([path]);
        const own = [...collected.files.map((file) => file.path), "collected.json"];
        const all = [...before, ...own.map((name) => `submissions/${name}`)].sort();
        assert.deepEqual(await filesBelow(course.folder), all);
      }),
      {seed: 7, numRuns: 100},
    );
  });

  it("stop no other source", async () => {
    // The flags of a directory that is itself encrypted.
    const bad = await course.source("bad.zip", [{name: "x", flags: 0x41}]);
    const good = await course.source("week", {"s001/double.ipynb": course.answered("1")});
    const {collected, unread} = await course.collect([bad, good]);
    assert.deepEqual([collected.files.length, unread], [1, ["bad.zip"]]);
  });

  it("cannot lead a folder of the output elsewhere", async () => {
    const path = await course.source("week", {"s001/double.ipynb": course.answered("1")});
    await mkdir(course.out);
    await mkdir(join(course.folder, "elsewhere"));
    await symlink(join(course.folder, "elsewhere"), join(course.out, "s001"));
    await assert.rejects(course.collect([path]), /s001 must be a folder, got a file or a link/);
    assert.deepEqual(await filesBelow(join(course.folder, "elsewhere")), []);
  });
});

describe("hostile folders", () => {
  it("are read without following links or waiting for pipes", async function () {
    if (process.platform === "win32") this.skip();
    const course = await makeCourse();
    try {
      const path = await course.source("week", {"s001/double.ipynb": course.answered("1")});
      await mkdir(join(path, "s002"));
      await symlink("/etc/passwd", join(path, "s002/double.ipynb"));
      await symlink(join(path, "s001"), join(path, "s003"));
      await symlink(path, join(path, "s002/loop"));
      const {collected} = await course.collect([path]);
      assert.deepEqual(
        collected.files.map((file) => file.path),
        ["s001/double.ipynb"],
      );
      const lines = collected.strays.map((stray) => `${stray.path}: ${stray.reason}`);
      assert.deepEqual(lines, [
        "week: s002/double.ipynb: a symbolic link is not followed",
        "week: s002/loop: a symbolic link is not followed",
        "week: s003: a symbolic link is not followed",
      ]);
      assert.doesNotMatch(await readFile(join(course.out, "collected.json"), "utf8"), /root:/);
    } finally {
      await course.close();
    }
  });
});
