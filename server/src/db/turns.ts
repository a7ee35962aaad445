/** Gives the turn back; works once. */
export type EndTurn = () => void;

/** One at a time, in order of arrival. */
export interface Turns {
  take(): Promise<EndTurn>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let taken = false;

  function turn(): EndTurn {
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    };
  }

  return {
    async take() {
      if (taken) await new Promise<void>((resolve) => waiting.push(resolve));
      taken = true;
      return turn();
    },
  };
}
