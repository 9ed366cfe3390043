public import EdgeHTTP
public import NIOCore
import NIOWebSocket

/// A WebSocket that carries live messages as they are.
public final class WebSocketOutlet: LiveOutlet {
    private let outbound: WebSocketOutbound

    public init(_ outbound: WebSocketOutbound) {
        self.outbound = outbound
    }

    public var eventLoop: any EventLoop { outbound.eventLoop }

    public var transport: LiveTransport { .webSocket }

    public func deliver(_ delivery: LiveDelivery) {
        outbound.sendPreencoded(frame: delivery.bytes(as: .webSocket), messages: delivery.messages.count)
    }

    public func close(_ reason: LiveClosure) {
        outbound.close(WebSocketErrorCode(reason))
    }
}

extension WebSocketErrorCode {
    /// The codes of RFC 6455 §7.4, the IANA registry and what is left to applications.
    public init(_ reason: LiveClosure) {
        switch reason {
        case .signedOut: self.init(codeNumber: 4401)
        case .stopping: self.init(codeNumber: 1012)
        }
    }
}
