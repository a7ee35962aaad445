/** WXS gives the type's name as a string where JavaScript gives the constructor; the compiler rewrote the access. */
export function installWxsTypeName(): void {
  const define = (prototype: object, name: string): void => {
    Object.defineProperty(prototype, 'wxsTypeName', { value: name, configurable: true });
  };
  define(Object.prototype, 'Object');
  define(Array.prototype, 'Array');
  define(String.prototype, 'String');
  define(Number.prototype, 'Number');
  define(Boolean.prototype, 'Boolean');
  define(Function.prototype, 'Function');
  define(RegExp.prototype, 'RegExp');
  define(Date.prototype, 'Date');
}

export function getRegExp(pattern: string, flags = ''): RegExp {
  return new RegExp(pattern, flags);
}

export function getDate(...parts: never[]): Date {
  return new Date(...(parts as []));
}

/** A call of a WXS function from a template: a missing function gives undefined, an exception gives ''. */
export function guardScript(candidate: unknown): (...parameters: unknown[]) => unknown {
  if (typeof candidate !== 'function') return () => undefined;
  const script = candidate as (...parameters: unknown[]) => unknown;
  return (...parameters) => {
    try {
      return script(...parameters);
    } catch (error) {
      console.warn('WXS:', error);
      return '';
    }
  };
}
