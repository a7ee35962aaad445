/**
 * WXS is not JavaScript (its engine differs on purpose): `x.constructor` is the name of the type as a string, an
 * unknown escape such as `'\d'` keeps its backslash, and `require` names files with their `.wxs`. This rewrites a
 * script so that a JavaScript engine gives the same answers; the runtime provides `wxsTypeName` on every value.
 */
export function rewriteWxs(source: string): string {
  return source.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|\.\s*constructor\b/g,
    (token) => {
      const first = token[0];
      if (first === '/') return token;
      if (first === '.') return '.wxsTypeName';
      const kept = token.replace(/\\([\s\S])/g, (escape, char: string) =>
        /[nrtbfv0'"\\xu\n]/.test(char) ? escape : `\\\\${char}`,
      );
      return /\.wxs['"]$/.test(kept) ? `${kept.slice(0, -5)}${kept.slice(-1)}` : kept;
    },
  );
}

/** File names that a script requires, as written. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/\brequire\s*\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? '');
}
