import fc from 'fast-check';
import { eventReader, type StreamEvent } from '../../../server/console/src/pos/core/event-stream';

const text =
  ': ping\n\nid: 7\nevent: tap\ndata: {"id":"a"}\n\nevent: tap_dropped\r\ndata: {"id":"b"}\r\n\r\ndata:one\ndata: two\n\n';
const expected: StreamEvent[] = [
  { id: '7', name: 'tap', data: '{"id":"a"}' },
  { id: null, name: 'tap_dropped', data: '{"id":"b"}' },
  { id: null, name: 'message', data: 'one\ntwo' },
];

describe('reading Server-Sent Events', () => {
  it('reads ids, names, several data lines and skips comments', () => {
    expect(eventReader()(text)).toEqual(expected);
  });

  it('reads the same events however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const read = eventReader();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const events = places.slice(1).flatMap((end, i) => read(text.slice(places[i], end)));
        expect(events).toEqual(expected);
      }),
    );
  });

  it('gives nothing for an event that is not finished', () => {
    expect(eventReader()('id: 9\nevent: tap\ndata: {}\n')).toEqual([]);
  });
});
