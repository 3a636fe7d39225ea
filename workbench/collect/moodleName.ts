/** What a folder or file name of a Moodle download tells. */
export interface MoodleName {
  /** Moodle's own key: `Jane Doe_123456`. */
  readonly owner: string;
  readonly name: string;
  /** The participant's number in this assignment; a group may have none. */
  readonly participant: string | undefined;
  /** `file`, `onlinetext` or another kind of submission. */
  readonly kind: string;
  /** What follows in the same name: the student's file, when the download has no folders. */
  readonly rest: string;
}

/**
 * Moodle names `<full name>_<participant number>_assignsubmission_<kind>`, as a folder with the student's files in
 * it, or as the beginning of a file name; earlier versions end the folder with "_". With blind marking the name
 * is the word for participant in the site's language, for a group it is the group's (moodle/moodle,
 * public/mod/assign/classes/downloader.php and, before 4.0, mod/assign/locallib.php). The word
 * `assignsubmission` and the kind are names of plugins and the same in every language; the name of an online
 * text's file is not. The entries of the zip carry the time of the download, not of the submission.
 */
const NAME = /^(.*?)(?:_(\d{1,20}))?_assignsubmission_([a-z]+)(?:_(.*))?$/su;

/** Reads a name of a download of Moodle; undefined when it is none. */
export function readMoodleName(text: string): MoodleName | undefined {
  const match = NAME.exec(text);
  if (match === null) return undefined;
  const [, name, participant, kind, rest = ""] = match;
  const owner = participant === undefined ? name : `${name}_${participant}`;
  return owner === "" ? undefined : {owner, name, participant, kind, rest};
}
