/** A new version was loaded in the background: asks whether to restart into it. An old one may lack the write page. */
export function watchForUpdates(): void {
  if (!wx.canIUse('getUpdateManager')) return;
  const manager = wx.getUpdateManager();
  manager.onUpdateReady(() => {
    wx.showModal({
      title: '有新版本',
      content: '新版本已经准备好，重启小程序后即可使用。',
      confirmText: '立即重启',
      cancelText: '稍后',
      success: ({ confirm }) => {
        if (confirm) manager.applyUpdate();
      },
    });
  });
}
