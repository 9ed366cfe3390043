public import NIOCore
public import NIOWebSocket

/// Sends to one WebSocket, from any thread; on the connection's event loop without a hop.
///
/// Nothing waits: what is sent in one turn of the event loop goes out in one write, and a client for which more than
/// `WebSocketConfiguration.maximumPendingBytes` wait is cut off with `WebSocketErrorCode.tooSlow`, behind what is on its
/// way to it already. After the end everything sent is dropped.
public struct WebSocketOutbound: Sendable {
    /// The connection's. A broadcast groups its receivers by it and hops once for all of them.
    public let eventLoop: any EventLoop
    private let channelHandler: NIOLoopBound<WebSocketChannelHandler>

    init(_ channelHandler: WebSocketChannelHandler, eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.channelHandler = NIOLoopBound(channelHandler, eventLoop: eventLoop)
    }

    /// The frame of a text message, to be sent to many by `sendPreencoded`.
    /// - Parameter text: UTF-8.
    public static func frame(text: ByteBuffer) -> ByteBuffer {
        WebSocketFrameBytes.frame(.text, text)
    }

    /// The frame of a binary message, to be sent to many by `sendPreencoded`.
    public static func frame(binary: ByteBuffer) -> ByteBuffer {
        WebSocketFrameBytes.frame(.binary, binary)
    }

    public func send(text: String) {
        sendPreencoded(frame: Self.frame(text: ByteBuffer(string: text)))
    }

    /// - Parameter text: UTF-8.
    public func send(text: ByteBuffer) {
        sendPreencoded(frame: Self.frame(text: text))
    }

    public func send(binary: ByteBuffer) {
        sendPreencoded(frame: Self.frame(binary: binary))
    }

    /// Sends the bytes of a frame as they are: the same to all receivers, encoded once.
    /// - Parameters:
    ///   - frame: of `frame(text:)` or `frame(binary:)`, or several of them behind each other.
    ///   - messages: how many there are, for the metrics.
    public func sendPreencoded(frame: ByteBuffer, messages: Int = 1) {
        // Not by a closure, which would have to be made for each receiver of a broadcast.
        guard !eventLoop.inEventLoop else { return channelHandler.value.send(frame, messages: messages) }
        eventLoop.execute { channelHandler.value.send(frame, messages: messages) }
    }

    /// Takes nothing more from the client until ``resumeReading()``: what it sends waits with it. A client that has to
    /// wait for longer than it may be silent is closed as one that does not answer. On the event loop only.
    public func pauseReading() { channelHandler.value.setReading(false) }

    /// On the event loop only.
    public func resumeReading() { channelHandler.value.setReading(true) }

    /// Closes in agreement with the client (RFC 6455 section 7.1.2), or without it when it does not answer in time.
    /// - Parameters:
    ///   - code: one that may stand in a close frame (RFC 6455 section 7.4).
    ///   - reason: for people who look for a fault. What does not fit into 123 bytes of UTF-8 is cut off.
    public func close(_ code: WebSocketErrorCode = .normalClosure, reason: String = "") {
        guard !eventLoop.inEventLoop else { return channelHandler.value.close(code, reason: reason) }
        eventLoop.execute { channelHandler.value.close(code, reason: reason) }
    }
}
