export default async function globalTeardown(): Promise<void> {
  const started = globalThis.e2eStarted;
  await started?.browser.close();
  await started?.product.stop();
}
