// The tests reach this page's wx through the hook below: a page of the fixture has no other way out of its sandbox.
Page({
  data: { out: '' },
  onLoad() {
    const run = (name, options) => {
      if (typeof wx[name] !== 'function') return 'absent';
      try {
        return wx[name](options);
      } catch (error) {
        return `threw ${error.message}`;
      }
    };
    console.debug({ run, wx, page: this, pages: getCurrentPages });
  },
  onShareAppMessage() {
    return { title: '会员卡', path: '/pages/home/index?from=share' };
  },
});
