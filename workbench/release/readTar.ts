import {FormatError} from "voxelbook/core";

const BLOCK = 512;

/** Reads a text field of a header, which ends at its first zero byte. */
function field(header: Uint8Array, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/**
 * Reads the files of a tar archive such as `npm pack` writes, by path.
 *
 * @throws FormatError when a file is longer than the archive
 */
export function* readTar(archive: Uint8Array): Generator<[string, Uint8Array]> {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const size = Number.parseInt(field(header, 124, 12).trim(), 8);
    const start = at + BLOCK;
    if (!(size >= 0) || start + size > archive.length) {
      throw new FormatError(
        `readTar: a file must end within the archive, got size ${size} at ${at}`,
      );
    }
    const prefix = field(header, 345, 155);
    const path = `${prefix === "" ? "" : `${prefix}/`}${field(header, 0, 100)}`;
    const plain = header[156] === 0 || header[156] === 48;
    if (plain) yield [path, archive.subarray(start, start + size)];
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
