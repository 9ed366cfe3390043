public import NIOCore
public import NIOHTTP1

/// A request as the fast path sees it: the head, before any of its body.
public struct FastPathRequest {
    public let head: HTTPRequestHead
    /// The peer; behind a load balancer that is the balancer. Nil on a channel without an address.
    public let remoteAddress: SocketAddress?
    /// The connection's; make promises for `.pending` here.
    public let eventLoop: any EventLoop
    public let allocator: ByteBufferAllocator
    /// Whether it is a well-formed WebSocket handshake (RFC 6455 section 4.2.1), so that `.upgrade` may answer it.
    public let isWebSocketUpgrade: Bool

    public var method: HTTPMethod { head.method }
    public var uri: String { head.uri }
    public var headers: HTTPHeaders { head.headers }

    /// The target's path, still percent-encoded. An absolute target (RFC 9112 section 3.2.2) is read like its path.
    public var path: Substring { target.prefix { $0 != "?" } }

    /// What follows the first `?`, still percent-encoded; nil without one.
    public var query: Substring? {
        let target = target
        return target.firstIndex(of: "?").map { target[target.index(after: $0)...] }
    }

    private var target: Substring {
        let uri = head.uri[...]
        guard uri.utf8.first != UInt8(ascii: "/"), let scheme = uri.firstRange(of: "://") else { return uri }
        let rest = uri[scheme.upperBound...]
        return rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
    }
}
