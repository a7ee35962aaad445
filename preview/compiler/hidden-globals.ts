/**
 * Names a browser defines and a phone's JavaScript engine does not. The code of a mini-program is wrapped in a function
 * with these as parameters, so that they are undefined there too.
 */
export const HIDDEN_GLOBALS: readonly string[] = (
  'window self document frames parent top opener navigator location history screen origin name status closed ' +
  'event external alert confirm prompt print open close stop focus blur postMessage addEventListener ' +
  'removeEventListener dispatchEvent getComputedStyle getSelection matchMedia scroll scrollTo scrollBy ' +
  'requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback queueMicrotask structuredClone ' +
  'setImmediate clearImmediate fetch Headers Request Response FormData XMLHttpRequest WebSocket EventSource ' +
  'URL URLSearchParams TextEncoder TextDecoder TextEncoderStream TextDecoderStream Blob File FileReader FileList ' +
  'atob btoa crypto Crypto CryptoKey SubtleCrypto performance Performance PerformanceObserver ' +
  'localStorage sessionStorage indexedDB IDBFactory caches CacheStorage cookieStore Worker SharedWorker ' +
  'ServiceWorker importScripts MessageChannel MessagePort BroadcastChannel AbortController AbortSignal ' +
  'Event EventTarget CustomEvent MessageEvent ErrorEvent Node Element HTMLElement HTMLInputElement Image Audio Option ' +
  'DOMParser XMLSerializer MutationObserver ResizeObserver IntersectionObserver customElements ShadowRoot ' +
  'Notification Intl NDEFReader ReadableStream WritableStream TransformStream CompressionStream ' +
  'DecompressionStream OffscreenCanvas ImageData ImageBitmap createImageBitmap Path2D FontFace chrome ' +
  'Buffer process global registerMiniProgram startMiniProgram'
).split(' ');
