/** A contact center's part that a list can be imported for. */
export interface ImportPlace {
  assignmentId: string;
  center: string;
}

/** What has been chosen so far; nothing is asked twice. */
export interface ImportDraft {
  encoding?: string;
  delimiter?: string;
  numberColumn?: string;
  nameColumn?: string;
  birthColumn?: string;
  assignmentId: string;
  name: string;
  addressSource: string;
}
