/** Whether there is a network; every `watch` hands back its end. */
export interface Network {
  /** Calls back when the network comes or goes; the returned function stops. */
  watch(listener: (connected: boolean) => void): () => void;
}

export const wxNetwork: Network = {
  watch(listener) {
    const heard = ({ isConnected }: { isConnected: boolean }) => listener(isConnected);
    wx.onNetworkStatusChange(heard);
    // The typings give the off-call a narrower callback; it only compares the function.
    return () => wx.offNetworkStatusChange(heard as never);
  },
};
