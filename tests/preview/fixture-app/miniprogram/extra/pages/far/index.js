Page({
  data: { query: '', stack: 0 },
  onLoad(query) {
    this.setData({ query: JSON.stringify(query), stack: getCurrentPages().length });
    wx.setNavigationBarTitle({ title: '分包' });
  },
});
