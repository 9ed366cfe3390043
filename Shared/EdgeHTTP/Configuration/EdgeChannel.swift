import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOSSL

/// Builds a connection's pipeline: encryption, where there is a certificate, HTTP/1 codec, fast path, and Hummingbird behind it.
///
/// `HTTPConnectionStateHandler` has no place in it: the fast path owns idle timeouts and the quiesce event, which that
/// handler could not decide without seeing the requests answered before it.
struct EdgeChannel: ServerChildChannel, HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let edge: Edge
    let responder: HTTPChannelHandler.Responder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let admission = edge.connections.open()
            channel.closeFuture.whenComplete { [edge] _ in edge.connections.close() }
            if let certificate = edge.certificate {
                try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate()))
            }
            try FastPathChannelHandler.install(in: channel, edge: edge, logger: logger, admission: admission)
            try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: edge.certificate != nil))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        }
    }

    func handle(value: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: value, logger: logger)
    }
}
