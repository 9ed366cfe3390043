// What ours is compared with: node's ws, which tells every client as its documentation does (README, "Server
// broadcast"), of a buffer made once. A line on CONTROL_PORT says how many times.
const fs = require("fs");
const http = require("http");
const net = require("net");
const { WebSocket, WebSocketServer } = require("ws");

const message = fs.readFileSync(process.env.MESSAGE_FILE);
// With CORKED=1 what waits for a client goes out together. No documentation says to; its author only says that one can
// (websockets/ws, pull request 1999).
const isCorked = process.env.CORKED === "1";

const server = http.createServer((request, response) => response.end("ok"));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

function broadcast() {
  sockets.clients.forEach((client) => {
    if (client.readyState === WebSocket.OPEN) client.send(message, { binary: false });
  });
}

function publish(count) {
  if (isCorked) for (const client of sockets.clients) client._socket.cork();
  for (let i = 0; i < count; i++) broadcast();
  if (isCorked) for (const client of sockets.clients) client._socket.uncork();
}

net
  .createServer((control) => {
    let text = "";
    control.on("data", (bytes) => {
      const lines = (text + bytes).split("\n");
      text = lines.pop();
      for (const line of lines) publish(Number(line));
    });
    // Whoever asks may leave without a word.
    control.on("error", () => {});
  })
  .listen(Number(process.env.CONTROL_PORT), "127.0.0.1");

server.listen(Number(process.env.PORT), "127.0.0.1");
