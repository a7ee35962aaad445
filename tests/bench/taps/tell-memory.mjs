/** Loaded before a measured program: answers how much memory it holds. */
process.on('message', (question) => {
  if (question === 'memory') process.send({ rss: process.memoryUsage.rss() });
});
