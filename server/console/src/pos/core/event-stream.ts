/** One Server-Sent Event. `id` is null where the event carried none: it must not move the resume point. */
export interface StreamEvent {
  id: string | null;
  name: string;
  data: string;
}

/**
 * Reads Server-Sent Events out of chunks of text cut anywhere (WHATWG HTML §9.2.6). Comments are skipped.
 * Returns the events completed by this chunk.
 */
export function eventReader(): (chunk: string) => StreamEvent[] {
  let rest = '';
  let id: string | null = null;
  let name = '';
  let data: string[] = [];
  return (chunk) => {
    const events: StreamEvent[] = [];
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length) events.push({ id, name: name || 'message', data: data.join('\n') });
        id = null;
        name = '';
        data = [];
        continue;
      }
      const colon = line.indexOf(':');
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
      if (field === 'id' && !value.includes('\0')) id = value;
      else if (field === 'event') name = value;
      else if (field === 'data') data.push(value);
    }
    return events;
  };
}
