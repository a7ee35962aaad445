/** The part of npm's `ndef` 0.2.0 (no types of its own) that the tests use. */
declare module 'ndef' {
  interface Decoded {
    tnf: number;
    type: string | number[];
    id: number[];
    payload: number[];
  }
  const ndef: { decodeMessage(bytes: number[]): Decoded[] };
  export default ndef;
}
