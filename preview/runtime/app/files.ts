/** Pictures that the mini-program made or chose; they live as long as it runs. */
export class TemporaryFiles {
  private readonly urls = new Map<string, string>();
  private count = 0;

  /** @param url a data: or blob: address @returns the path that the mini-program sees */
  add(url: string, extension: string): string {
    this.count += 1;
    const path = `wxfile://tmp_${this.count}.${extension}`;
    this.urls.set(path, url);
    return path;
  }

  url(path: string): string | undefined {
    return this.urls.get(path);
  }
}
