/** One spelling of a store's code (门店编码), typed or imported. */
export function plainCode(text: string): string {
  return text.normalize('NFKC').trim();
}
