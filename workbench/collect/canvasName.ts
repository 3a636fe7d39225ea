/** What the name of a file in a Canvas download tells. */
export interface CanvasName {
  /** Canvas's own key of the student: `doejane_12345`, or `anon_xxxxx` where the course hides names. */
  readonly owner: string;
  /** The sortable name in small letters, without anything but letters and digits: `doejane`. */
  readonly name: string;
  readonly userId: string | undefined;
  readonly late: boolean;
  /** The number of the uploaded file; later uploads have greater ones. */
  readonly fileId: number;
  readonly file: string;
}

/**
 * Canvas names a file `<name>[_LATE]_<user id>_<file id>_<the student's file name>`; without names it writes
 * `[LATE_]anon_<code>` for name and user id. The name keeps letters, digits and "_" of any script, and no
 * number between two "_"; it is in small letters, the mark is not (instructure/canvas-lms, lib/content_zipper.rb: get_filename, sanitize_user_name).
 * The entries of the zip carry the time of the download, not of the submission.
 */
const NAME =
  /^(?:(?!LATE_)(.+?)_)?(?:(LATE)_)?(?:(\d{1,20})|anon_([A-Za-z0-9]{1,20}))_(\d{1,16})_(.+)$/su;

/** Text and link entries end in `_text.html` and `_link.html` and have no number of a file. */
const ENTRY = /^.+_\d+_(?:text|link)\.html$/su;

/** Reads the name of a file in a download of Canvas; undefined when it is none. */
export function readCanvasName(text: string): CanvasName | undefined {
  const match = NAME.exec(text);
  if (match === null) return undefined;
  const [, name = "", late, userId, anonymous, fileId, file] = match;
  if (userId !== undefined && name === "") return undefined;
  const owner = anonymous === undefined ? `${name}_${userId}` : `anon_${anonymous}`;
  return {owner, name, userId, late: late !== undefined, fileId: Number(fileId), file};
}

/** True for what a student wrote into a text field of Canvas. */
export const isCanvasEntry = (name: string): boolean => ENTRY.test(name);

/**
 * Canvas adds `-1`, `-2` … to a file of a name that the student has uploaded before (app/models/attachment.rb,
 * make_unique_filename): the second upload of `hu-drift.ipynb` is `hu-drift-1.ipynb`.
 *
 * @param isExercise - true for the name of an exercise, which may itself end in a number
 * @returns the name as the student gave it, and which upload it is, from 1
 */
export function readUpload(
  file: string,
  isExercise: (file: string) => boolean,
): {readonly file: string; readonly upload: number} {
  const match = /^(.*)-(\d{1,3})((?:\.zh-CN)?\.ipynb)$/is.exec(file);
  if (match === null || isExercise(file)) return {file, upload: 1};
  const [, stem, count, ending] = match;
  return {file: stem + ending, upload: Number(count) + 1};
}
