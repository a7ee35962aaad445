/** To the clipboard, which WeChat counts as personal data (fact sheet E6). */
import type { Privacy } from '../../../platform/privacy';

/** Copies and says so; a refusal is told with its next step. */
export async function copyText(privacy: Privacy, text: string, said: string): Promise<void> {
  const answer = await privacy.require();
  if (answer !== 'granted') {
    const why =
      answer === 'refused' ? '未同意隐私保护指引，没有复制' : '商家尚未声明使用剪贴板，请长按文字复制';
    void wx.showToast({ title: why, icon: 'none' });
    return;
  }
  wx.setClipboardData({
    data: text,
    // WeChat says 内容已复制 by itself; ours says what for.
    success: () => void wx.showToast({ title: said, icon: 'none' }),
    fail: () => void wx.showToast({ title: '没有复制成功，请长按文字复制', icon: 'none' }),
  });
}
