import EdgeHTTP
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Opens a WebSocket to events-api.
struct UpstreamConnection {
    let upstream: Upstream
    let uri: String
    let origin: String?
    /// What the client offers: the token of who asks may be among them.
    let subprotocols: [String]

    /// The channel, once the handshake is answered; what comes over it goes to `downstream`.
    ///
    /// - Throws: what NIO throws when nobody listens; ``Refused``.
    func open(on eventLoop: any EventLoop, downstream: WebSocketOutbound) async throws -> any Channel {
        let headers = headers(host: upstream.host, port: upstream.port)
        let (uri, server) = (uri, upstream)
        let upgrade: EventLoopFuture<any Channel> = try await ClientBootstrap(group: eventLoop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(.seconds(3))
            .connect(host: server.host, port: server.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let encryption = try server.makeEncryption() {
                        try channel.pipeline.syncOperations.addHandler(encryption)
                    }
                    let upgrader = NIOTypedWebSocketClientUpgrader<any Channel>(maxFrameSize: Self.frameLimit) {
                        channel,
                        _ in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(UpstreamHandler(downstream: downstream))
                            return channel
                        }
                    }
                    let configuration = NIOTypedHTTPClientUpgradeConfiguration<any Channel>(
                        upgradeRequestHead: HTTPRequestHead(
                            version: .http1_1,
                            method: .GET,
                            uri: uri,
                            headers: headers
                        ),
                        upgraders: [upgrader],
                        notUpgradingCompletionHandler: { channel in
                            channel.close().flatMapThrowing { throw Refused() }
                        }
                    )
                    var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(upgradeConfiguration: configuration)
                    // With Socket.IO the server speaks first, perhaps in the same packet as its answer.
                    pipeline.leftOverBytesStrategy = .forwardBytes
                    return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                        configuration: pipeline
                    )
                }
            }
        return try await upgrade.get()
    }

    private func headers(host: String, port: Int) -> HTTPHeaders {
        var headers: HTTPHeaders = ["Host": "\(host):\(port)", "Content-Length": "0"]
        if let origin { headers.add(name: "Origin", value: origin) }
        if !subprotocols.isEmpty {
            headers.add(name: "Sec-WebSocket-Protocol", value: subprotocols.joined(separator: ", "))
        }
        return headers
    }

    /// In bytes. A message holds an event at most, whose description may have 10,000 characters of up to six bytes each.
    private static let frameLimit = 1 << 20

    /// events-api did not take the connection.
    struct Refused: Error {}
}
