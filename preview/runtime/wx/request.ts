import type { MiniProgramContext } from '../app/context';
import type { HostFailure, HostResponse } from '../host';
import { textOf } from '../text';
import { ApiFault, asyncApi, textOption } from './call';
import type { ApiOptions, Wx } from './call';

type HeaderListener = (result: { header: Record<string, string> }) => void;

/** Requests still running this long after the mini-program left the foreground fail. */
const INTERRUPT_MS = 5000;
/** What wx.request sends; PATCH is not among them. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

export function requestApis(context: MiniProgramContext): Wx {
  const unsupported = (name: string): unknown =>
    asyncApi(name, () => {
      throw new ApiFault('not supported by the preview');
    });
  return {
    request: (options: ApiOptions) => request(context, options),
    downloadFile: unsupported('downloadFile'),
    uploadFile: unsupported('uploadFile'),
    connectSocket: unsupported('connectSocket'),
  };
}

function request(context: MiniProgramContext, options: ApiOptions): object {
  const listeners = new Set<HeaderListener>();
  const interrupted = interruption(context);
  let abort = (): void => undefined;
  const call = asyncApi('request', async () => {
    const method = textOption(options, 'method', 'GET').toUpperCase();
    const header = lowerCase(options['header']);
    const type = header['content-type'] ?? 'application/json';
    const { url, data } = body(textOption(options, 'url'), method, type, options['data']);
    if (!METHODS.includes(method)) throw new ApiFault(`method ${method} is invalid`);
    if (!/^https?:\/\//.test(url)) throw new ApiFault(`invalid url "${url}"`, { errno: 600009 });
    window.miniProgramProbe?.request(url);
    const task = context.host.request({
      url,
      method,
      header: { 'content-type': type, ...header },
      data,
      timeout: Number(options['timeout'] ?? context.bundle.app.networkTimeout.request),
    });
    abort = () => task.abort();
    const response = await Promise.race([task.response, interrupted.promise]);
    listeners.forEach((listener) => listener({ header: response.header }));
    return {
      data: readBody(response, options),
      statusCode: response.statusCode,
      header: response.header,
      cookies: [],
      errno: 0,
    };
  });
  void call({
    ...options,
    complete: (result: unknown) => {
      interrupted.stop();
      if (typeof options['complete'] === 'function')
        (options['complete'] as (result: unknown) => void)(result);
    },
  });
  return {
    abort: () => abort(),
    onHeadersReceived: (listener: HeaderListener) => void listeners.add(listener),
    offHeadersReceived: (listener?: HeaderListener) =>
      listener ? void listeners.delete(listener) : listeners.clear(),
    onChunkReceived: () => undefined,
    offChunkReceived: () => undefined,
  };
}

function interruption(context: MiniProgramContext): { promise: Promise<never>; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let interrupt: (failure: HostFailure) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => (interrupt = reject as (failure: HostFailure) => void));
  promise.catch(() => undefined);
  const onHide = (): void => {
    timer = setTimeout(() => interrupt({ errMsg: 'request:fail interrupted', errno: 600003 }), INTERRUPT_MS);
  };
  const onShow = (): void => clearTimeout(timer);
  context.events.on('appHide', onHide);
  context.events.on('appShow', onShow);
  return {
    promise,
    stop: () => {
      clearTimeout(timer);
      context.events.off('appHide', onHide);
      context.events.off('appShow', onShow);
    },
  };
}

function lowerCase(header: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((header ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
}

/** GET puts an object into the query; otherwise the content type decides how `data` is written. */
function body(
  url: string,
  method: string,
  type: string,
  data: unknown,
): { url: string; data: string | ArrayBuffer | undefined } {
  if (data === undefined || data === null) return { url, data: undefined };
  if (data instanceof ArrayBuffer) return { url, data };
  const form = (): string =>
    Object.entries(data as Record<string, unknown>)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`)
      .join('&');
  if (method === 'GET' || method === 'HEAD') {
    const query = typeof data === 'string' ? data : form();
    return { url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url, data: undefined };
  }
  if (typeof data === 'string') return { url, data };
  return { url, data: type.startsWith('application/x-www-form-urlencoded') ? form() : JSON.stringify(data) };
}

function readBody(response: HostResponse, options: ApiOptions): unknown {
  if (options['responseType'] === 'arraybuffer') return response.data;
  const text = new TextDecoder().decode(response.data);
  if (textOption(options, 'dataType', 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
