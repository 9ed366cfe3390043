import NIOCore

/// Tells the fast path that bytes arrived: the decoder behind keeps the bytes of an incomplete head to itself, and a
/// client that never completes one could hold its connection for ever.
final class ReceivedBytesHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let fastPath: FastPathChannelHandler

    init(fastPath: FastPathChannelHandler) {
        self.fastPath = fastPath
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        fastPath.receivedBytes()
        context.fireChannelRead(data)
    }
}
