import Logging
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Turning a connection into a WebSocket.
extension FastPathChannelHandler {
    /// Computes the answer to a handshake; what else belongs to an upgrade happens here.
    private static let handshake = NIOTypedWebSocketServerUpgrader<Void>(
        shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
        upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() }
    )

    func startWebSocket(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard let acceptance else { return context.close(promise: nil) }
        self.acceptance = nil
        Self.handshake
            .buildUpgradeResponse(channel: context.channel, upgradeRequest: head, initialResponseHeaders: [:])
            .assumeIsolated()
            .whenComplete { result in
                do {
                    var headers = try result.get()
                    headers.add(contentsOf: acceptance.headers)
                    if let subprotocol = acceptance.subprotocol {
                        headers.add(name: "Sec-WebSocket-Protocol", value: subprotocol)
                    }
                    try self.replaceHTTP(answering: headers, with: acceptance.makeHandler(), context)
                } catch {
                    self.logger.error("A WebSocket could not be started", metadata: ["error": "\(error)"])
                    context.close(promise: nil)
                }
            }
    }

    private func replaceHTTP(
        answering headers: HTTPHeaders,
        with handler: any WebSocketConnectionHandler,
        _ context: ChannelHandlerContext
    ) throws {
        var answer = ByteBuffer(string: "HTTP/1.1 101 Switching Protocols\r\n")
        for (name, value) in headers { ResponseBytes.write(name, value, to: &answer) }
        answer.writeString("\r\n")
        needsFlush = false
        guard let bytesContext else { return context.close(promise: nil) }
        let answered = eventLoop.makePromise(of: Void.self)
        bytesContext.writeAndFlush(NIOAny(answer), promise: answered)

        let pipeline = context.pipeline.syncOperations
        let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self)
        let webSocket = WebSocketChannelHandler(edge: edge, eventLoop: eventLoop)
        try pipeline.addHandler(webSocket, position: .after(decoder.handler))
        // The decoder leaves in the next turn of the event loop and then hands on the bytes behind the handshake;
        // everything else leaves now.
        pipeline.removeHandler(context: decoder, promise: nil)
        pipeline.removeHandler(context: try pipeline.context(handlerType: ReceivedBytesHandler.self), promise: nil)
        pipeline.removeHandler(context: try pipeline.context(handlerType: HTTPResponseEncoder.self), promise: nil)
        releaseRead(context)
        pipeline.removeHandler(context: context, promise: nil)
        webSocket.start(handler, behind: answered.futureResult)
    }
}
