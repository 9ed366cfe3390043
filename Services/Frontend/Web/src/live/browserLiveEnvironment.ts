import { startTimer } from "../clock/startTimer";
import type { LiveEnvironment } from "./LiveConnection";

/** The browser's WebSocket to the host this page came from, and its clock. */
export const browserLiveEnvironment: LiveEnvironment = {
  openSocket(events) {
    const address = new URL("/api/v1/live", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onopen = () => events.opened();
    socket.onclose = () => events.closed();
    socket.onmessage = (message: MessageEvent<unknown>) => {
      if (typeof message.data === "string") events.frame(message.data);
    };
    return { send: (text) => socket.send(text), close: () => socket.close() };
  },
  startTimer,
  now: () => performance.now(),
  random: () => Math.random(),
};
