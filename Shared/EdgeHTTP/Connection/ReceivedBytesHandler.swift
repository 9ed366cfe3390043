import NIOCore

/// Reads a connection's bytes before the decoder does: where requests end, what is not to be read at all, and that
/// something arrived, for the decoder keeps the bytes of an incomplete head to itself, and a client that never completes
/// one could hold its connection for ever.
///
/// The decoder gets every head by itself, so that what it makes of one is known before anything behind it is read.
final class ReceivedBytesHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let fastPath: FastPathChannelHandler
    private var boundaries: RequestBoundaries
    /// Nothing that arrives is read any more.
    private var isDone = false
    /// A WebSocket may take over in the middle of a read, whose rest is still to be handed on.
    private var isReading = false
    private var removalToken: ChannelHandlerContext.RemovalToken?

    init(fastPath: FastPathChannelHandler) {
        self.fastPath = fastPath
        let configuration = fastPath.edge.configuration
        boundaries = RequestBoundaries(
            maximumHeadBytes: configuration.maximumHeadBytes,
            maximumBodyBytes: configuration.maximumRequestBodyBytes
        )
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        fastPath.receivedBytes()
        isReading = true
        var bytes = unwrapInboundIn(data)
        while bytes.readableBytes > 0, !isDone, fastPath.machine.takesBytes {
            switch bytes.withUnsafeReadableBytes({ boundaries.scan($0) }) {
            case .nothing:
                let rest = bytes
                bytes.moveReaderIndex(to: bytes.writerIndex)
                context.fireChannelRead(wrapInboundOut(rest))
                // A head that ends for the decoder and not here.
                if fastPath.machine.takeAnnounced() != nil { refuse(.ambiguous) }
            case .headEnds(let length):
                handOn(length, of: &bytes, context)
                if let framing = fastPath.machine.takeAnnounced() {
                    boundaries.follow(framing)
                } else {
                    // The decoder found no head in it, or one that is refused.
                    refuse(.ambiguous)
                }
            case .refused(let refusal, at: let index):
                if index > 0 { handOn(index, of: &bytes, context) }
                refuse(refusal)
            }
        }
        isReading = false
        fastPath.machine.completedRead(isInsideHead: !isDone && boundaries.isInsideHead)
        if let removalToken { context.leavePipeline(removalToken: removalToken) }
    }

    func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
        if isReading {
            self.removalToken = removalToken
        } else {
            context.leavePipeline(removalToken: removalToken)
        }
    }

    private func handOn(_ length: Int, of bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        guard let piece = bytes.readSlice(length: length) else { return }
        context.fireChannelRead(wrapInboundOut(piece))
    }

    private func refuse(_ refusal: RequestRefusal) {
        isDone = true
        fastPath.received(refusal)
    }
}
