public import NIOCore

/// The application's side of one WebSocket. All calls come on the connection's event loop and must not block.
public protocol WebSocketConnectionHandler: AnyObject {
    /// The handshake is answered; `outbound` may be kept and used from anywhere until `closed`.
    func opened(_ outbound: WebSocketOutbound)
    /// A whole text message, which is valid UTF-8.
    func received(text: ByteBuffer)
    /// A whole binary message.
    func received(binary: ByteBuffer)
    /// Nothing can be sent and nothing is received any more. Called once, and always when `opened` was; from within
    /// `WebSocketOutbound.close` and a send that cuts off, too.
    func closed(_ closure: WebSocketClosure)
}
