export const notes: string[] = [];

export function note(text: string): void {
  notes.push(text);
}
