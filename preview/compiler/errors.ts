/** A fault in the mini-program's source. Lines and columns count from 1; 0 when they are not known. */
export class CompileError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: number,
    readonly reason: string,
  ) {
    super(line > 0 ? `${file}:${line}:${column}: ${reason}` : `${file}: ${reason}`);
    this.name = 'CompileError';
  }
}
