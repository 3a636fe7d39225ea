import {crc32, deflateRawSync} from "node:zlib";

/** A file of a made archive. Everything but the name has a sound default; a hostile one says what it lies about. */
export interface ZipFile {
  readonly name: string | Buffer;
  readonly data?: string | Uint8Array;
  readonly modified?: Date;
  /** Mode of Unix, as 0o120777 for a link. */
  readonly mode?: number;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What the archive says instead of the truth. */
  readonly says?: {readonly size?: number; readonly crc?: number; readonly packed?: number};
  readonly extra?: Buffer;
  /** Writes sizes and place as a zip of more than 4 GiB does. */
  readonly zip64?: boolean;
}

export interface ZipOptions {
  /** Number of files that the end of the archive tells. */
  readonly count?: number;
  /** Changes the finished bytes. */
  readonly damage?: (bytes: Buffer) => Buffer;
}

/** The Info-ZIP field that holds seconds of UTC, so that the test does not depend on the zone of the machine. */
function timeField(modified: Date): Buffer {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x5455, 0);
  field.writeUInt16LE(5, 2);
  field.writeUInt8(1, 4);
  field.writeInt32LE(modified.getTime() / 1000, 5);
  return field;
}

function zip64Field(size: number, packed: number, at: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(packed), 12);
  field.writeBigUInt64LE(BigInt(at), 20);
  return field;
}

function writeFile(file: ZipFile, at: number): {local: Buffer; central: Buffer} {
  const {data = "", modified = new Date("2026-11-01T10:00:00Z"), mode = 0o100644, says} = file;
  const plain = Buffer.from(data);
  const method = file.method ?? (file.stored ? 0 : 8);
  const packed = method === 8 ? deflateRawSync(plain) : plain;
  const name = Buffer.from(file.name);
  const flags = file.flags ?? 0x800;
  const crc = says?.crc ?? crc32(plain);
  const sizes = [says?.packed ?? packed.length, says?.size ?? plain.length];
  const long = file.zip64 ? zip64Field(sizes[1], sizes[0], at) : Buffer.alloc(0);
  const extra = Buffer.concat([timeField(modified), long, file.extra ?? Buffer.alloc(0)]);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(flags, 0);
  common.writeUInt16LE(method, 2);
  common.writeUInt32LE(crc, 8);
  common.writeUInt32LE(file.zip64 ? 0xffffffff : sizes[0], 12);
  common.writeUInt32LE(file.zip64 ? 0xffffffff : sizes[1], 16);
  common.writeUInt16LE(name.length, 20);
  const local = Buffer.concat([
    Buffer.from("504b03041400", "hex"),
    common,
    Buffer.from([0, 0]),
    name,
    packed,
  ]);
  const tail = Buffer.alloc(16);
  tail.writeUInt16LE(extra.length, 0);
  tail.writeUInt32LE(mode * 0x10000, 8);
  tail.writeUInt32LE(file.zip64 ? 0xffffffff : at, 12);
  const head = Buffer.from("504b010214031400", "hex");
  return {local, central: Buffer.concat([head, common, tail, name, extra])};
}

/** Writes a zip archive, as sound or as hostile as its files ask for. */
export function makeZip(files: readonly ZipFile[], {count, damage}: ZipOptions = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const {local, central} = writeFile(file, at);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? files.length, 8);
  end.writeUInt16LE(count ?? files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  const bytes = Buffer.concat([...locals, directory, end]);
  return damage?.(bytes) ?? bytes;
}
