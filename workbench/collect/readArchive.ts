import {createHash} from "node:crypto";
import {crc32} from "node:zlib";
import {type Entry, openPromise, type ZipFile} from "yauzl";
import {readEntryName} from "./entryName.ts";
import {type CollectLimits, megabytes, SMALL_BYTES} from "./limits.ts";

/** A file in an archive whose name is sound. */
export interface ArchiveEntry {
  readonly segments: readonly string[];
  readonly modified: Date;
  /** Why it is not read although its name is sound; undefined when it can be read. */
  readonly refused: string | undefined;
  readonly entry: Entry;
}

/** An open archive. Nothing of it is unpacked before it is asked for. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  readonly strays: readonly {readonly path: string; readonly reason: string}[];
  /**
   * Reads one file into memory.
   *
   * @throws ArchiveError when its bytes are not what the archive says
   */
  read(entry: ArchiveEntry, mostBytes: number): Promise<Buffer>;
  close(): void;
}

/** Why an archive, or a file in it, cannot be read: a line for a person. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

const UNIX_TYPE = 0o170000;
const UNIX_LINK = 0o120000;
const UNIX_FILE = 0o100000;

/** Says why a file is not read, from what the archive's directory tells. */
function refusalOf(entry: Entry, {ratio}: CollectLimits): string | undefined {
  // The upper half holds the mode of Unix where the archiver wrote one.
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (type === UNIX_LINK) return "a symbolic link is not followed";
  if (type !== 0 && type !== UNIX_FILE) return "it is no ordinary file";
  if (entry.isEncrypted()) return "it is encrypted; ask for an archive without a password";
  if (!entry.canDecodeFileData())
    return `it is packed by method ${entry.compressionMethod}, which is not read; ask for an ordinary zip`;
  if (
    entry.uncompressedSize > SMALL_BYTES &&
    entry.uncompressedSize > ratio * entry.compressedSize
  ) {
    return `it grows more than ${ratio} times when unpacked`;
  }
  return undefined;
}

/** Marks names that an archive holds twice: which of them counts differs from program to program. */
function refuseTwice(entries: readonly ArchiveEntry[]): ArchiveEntry[] {
  const count = new Map<string, number>();
  const keyOf = ({segments}: ArchiveEntry): string => segments.join("/");
  for (const entry of entries) count.set(keyOf(entry), (count.get(keyOf(entry)) ?? 0) + 1);
  return entries.map((entry) =>
    (count.get(keyOf(entry)) ?? 0) > 1
      ? {...entry, refused: "the archive holds this name more than once"}
      : entry,
  );
}

async function listEntries(
  zip: ZipFile,
  limits: CollectLimits,
): Promise<Pick<Archive, "entries" | "strays">> {
  const entries: ArchiveEntry[] = [];
  const strays: {path: string; reason: string}[] = [];
  if (zip.entryCount > limits.entries)
    throw new ArchiveError(`it holds ${zip.entryCount} names; at most ${limits.entries} are read`);
  for await (const entry of zip.eachEntry()) {
    const name = readEntryName(entry);
    if (!name.ok) strays.push({path: name.shown, reason: name.reason});
    else if (name.segments.length > limits.depth)
      strays.push({path: name.segments.join("/").slice(0, 200), reason: "nested too deeply"});
    else if (!name.isFolder) {
      const {segments} = name;
      const modified = entry.getLastModDate();
      entries.push({segments, modified, refused: refusalOf(entry, limits), entry});
    }
  }
  return {entries: refuseTwice(entries), strays};
}

async function readEntry(zip: ZipFile, {entry}: ArchiveEntry, mostBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > mostBytes) {
    throw new ArchiveError(
      `it has ${megabytes(entry.uncompressedSize)}; at most ${megabytes(mostBytes)} are read`,
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // The reader ends with an error as soon as there are more bytes than the directory says.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > mostBytes) throw new ArchiveError(`it has more than ${megabytes(mostBytes)}`);
    chunks.push(bytes);
  }
  const bytes = Buffer.concat(chunks, size);
  if (crc32(bytes) !== entry.crc32) throw new ArchiveError("it is damaged: its checksum is wrong");
  return bytes;
}

/** Turns what the reader of the format throws into a line for a person. */
function fault(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new ArchiveError(`it cannot be read: ${said.replace(/\p{Cc}/gu, " ").slice(0, 160)}`);
}

/**
 * Opens a zip archive and lists what it holds.
 *
 * @throws ArchiveError when it is no archive, damaged, or has too many names
 */
export async function openArchive(path: string, limits: CollectLimits): Promise<Archive> {
  let zip: ZipFile;
  try {
    // Names are decoded here, so that one bad name costs one file and not the archive.
    zip = await openPromise(path, {autoClose: false, decodeStrings: false});
  } catch (error) {
    throw fault(error);
  }
  try {
    const {entries, strays} = await listEntries(zip, limits);
    const read: Archive["read"] = async (entry, mostBytes) => {
      try {
        return await readEntry(zip, entry, mostBytes);
      } catch (error) {
        throw fault(error);
      }
    };
    return {entries, strays, read, close: () => zip.close()};
  } catch (error) {
    zip.close();
    throw fault(error);
  }
}

/** SHA-256 of bytes, as the records write it. */
export const sha256 = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");
