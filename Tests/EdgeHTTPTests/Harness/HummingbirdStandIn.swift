import NIOCore
import NIOHTTP1

/// Stands where Hummingbird stands: keeps what it is given, and answers when the test says so.
final class HummingbirdStandIn: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private(set) var heads: [HTTPRequestHead] = []
    private(set) var bodies: [String] = []
    private(set) var ends = 0
    private(set) var errors: [any Error] = []
    private(set) var isInputClosed = false
    private(set) var readCompletions = 0
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            heads.append(head)
            bodies.append("")
        case .body(let bytes):
            bodies[bodies.count - 1] += String(buffer: bytes)
        case .end:
            ends += 1
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { readCompletions += 1 }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { errors.append(error) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { isInputClosed = true }
    }

    func begin(_ status: HTTPResponseStatus = .ok, headers: HTTPHeaders = [:]) {
        context?.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
            promise: nil
        )
    }

    func write(_ body: String) {
        context?.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    }

    func end() {
        context?.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func answer(_ body: String, headers: HTTPHeaders = [:]) {
        var headers = headers
        headers.replaceOrAdd(name: "content-length", value: "\(body.utf8.count)")
        begin(headers: headers)
        write(body)
        end()
    }

    func close() { context?.close(mode: .output, promise: nil) }

    func read() { context?.read() }
}
