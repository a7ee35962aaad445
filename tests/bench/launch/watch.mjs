/** Runs in every frame before its scripts. In a mini-program's frame it notes what the runtime's probe tells and when words appear. */
export function watchLaunch() {
  if (!/^\/preview\/app\//.test(window.location.pathname)) return;
  const counts = { requests: 0, setDataCalls: 0, setDataBytes: 0, by: [] };
  const seen = { cardMs: null, blankMs: null, fresh: null, shift: 0, counts };
  window.launchSeen = seen;
  window.miniProgramProbe = {
    setData(component, bytes) {
      counts.setDataCalls += 1;
      counts.setDataBytes += bytes;
      counts.by.push(component);
    },
    request() {
      counts.requests += 1;
    },
  };
  new window.PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  // Two frames later what stood in the document is on the screen.
  const painted = (note) =>
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => note(performance.now())));
  const look = () => {
    const text = document.body?.textContent ?? '';
    if (seen.cardMs === null && text.includes('出示会员码')) {
      seen.cardMs = 0;
      painted((now) => (seen.cardMs = now));
    }
    if (seen.blankMs === null && text.includes('空白页')) {
      seen.blankMs = 0;
      painted((now) => (seen.blankMs = now));
    }
    if (seen.fresh === null && text.includes('已是最新')) {
      seen.fresh = { ...counts, by: [...counts.by], atMs: 0 };
      painted((now) => (seen.fresh.atMs = now));
    }
  };
  new window.MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

export const readLaunch = () => window.launchSeen;
