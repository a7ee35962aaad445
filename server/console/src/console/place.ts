/** An entrance as the dialogs name it. */
export interface Place {
  entranceId: string;
  name: string;
}
