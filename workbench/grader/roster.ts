/** A student as the course's list names them. */
export interface RosterEntry {
  /** The name of the student's folder and records: a file name. */
  readonly student: string;
  readonly name: string;
  readonly email: string;
  /** Every other value of the row by its column's title, such as a number in Canvas or Moodle. */
  readonly ids: Readonly<Record<string, string>>;
}
