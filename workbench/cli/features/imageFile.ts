import {createHash} from "node:crypto";
import {open, readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {readDicomSeries, readDicomSlice, readImage, type Unit, type Volume} from "voxelbook/image";

/** The bytes of an image: one file, or the slices of a folder. */
export interface ImageBytes {
  /** What messages call the image. */
  readonly name: string;
  readonly files: readonly {readonly name: string; readonly bytes: Uint8Array}[];
  readonly isFolder: boolean;
  /** SHA-256 of the file; of a folder, that of its files' sums, sorted, one a line. */
  readonly sha256: string;
}

/** What the operating system's codes mean. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "there is no such file or folder",
  EACCES: "reading it is not permitted",
  EPERM: "reading it is not permitted",
  EISDIR: "it is a folder",
  EMFILE: "too many files are open",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
};

/** Says in one line why a file could not be read. */
export function readingFault(name: string, error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "") return error instanceof Error ? error : new Error(String(error));
  return new Error(`${name}: cannot be read: ${REASONS[code] ?? code}`, {cause: error});
}

const sha256Of = (content: Uint8Array | string): string =>
  createHash("sha256").update(content).digest("hex");

/** Tells whether a file is DICOM, from its first bytes. */
async function isDicom(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(new Uint8Array(132), 0, 132, 0);
    return bytesRead === 132 && String.fromCharCode(...buffer.subarray(128)) === "DICM";
  } finally {
    await file.close();
  }
}

/** Lists the DICOM files of a folder; others, such as notes or a DICOMDIR, are no slices. */
async function slicesOf(folder: string, name: string): Promise<string[]> {
  const slices: string[] = [];
  const entries = await readdir(folder, {withFileTypes: true});
  const names = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => entry.name);
  for (const file of names.sort()) {
    if (file === "DICOMDIR" || file.startsWith(".")) continue;
    if (await isDicom(join(folder, file))) slices.push(file);
  }
  if (slices.length === 0) {
    throw new Error(
      `${name}: a folder must hold the slices of a DICOM series, got none among ${names.length} files`,
    );
  }
  return slices;
}

/** Reads the bytes of an image file, or of every slice of a folder. */
export async function readImageBytes(path: string, name: string): Promise<ImageBytes> {
  let at = name;
  try {
    const info = await stat(path);
    const isFolder = info.isDirectory();
    if (!isFolder && !info.isFile()) {
      throw new Error(`${name}: must be a file or a folder, got a device or a pipe`);
    }
    if (!isFolder) {
      const bytes = await readFile(path);
      return {name, files: [{name, bytes}], isFolder, sha256: sha256Of(bytes)};
    }
    const files: {name: string; bytes: Uint8Array}[] = [];
    for (const slice of await slicesOf(path, name)) {
      at = join(name, slice);
      files.push({name: at, bytes: await readFile(join(path, slice))});
    }

    // Neither the names of the slices nor their order tell images apart.
    const sums = files.map(({bytes}) => sha256Of(bytes)).sort();
    return {name, files, isFolder, sha256: sha256Of(`${sums.join("\n")}\n`)};
  } catch (error) {
    throw readingFault(at, error);
  }
}

/** Decodes an image in any format that the library reads. */
export function decodeImage({files, isFolder}: ImageBytes, unit: Unit | null): Volume {
  const options = unit === null ? {} : {unit};
  const [{name, bytes}] = files;
  if (!isFolder) return readImage(bytes, {...options, name});
  if (files.length === 1) return readDicomSlice(bytes, {...options, name});
  return readDicomSeries(
    files.map((file) => file.bytes),
    {...options, names: files.map((file) => file.name)},
  );
}
