/** Another page has changed what the member center shows: it asks anew when it is next on screen. Pure. */
export interface News {
  tell(): void;
  /** Whether there was any; asking uses it up. */
  take(): boolean;
}

export function createNews(): News {
  let some = false;
  return {
    tell() {
      some = true;
    },
    take() {
      const had = some;
      some = false;
      return had;
    },
  };
}
