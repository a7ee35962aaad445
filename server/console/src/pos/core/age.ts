/** 刚刚 / 12 秒前 / 3 分钟前 / 2 小时前, so that what happened while the desk slept is not read as now. Times in ms. */
export function ageText(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  return seconds < 5 ? '刚刚' : `${spanText(seconds * 1000)}前`;
}

/** 12 秒 / 3 分钟 / 2 小时. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`;
  return `${Math.floor(seconds / 3600)} 小时`;
}
