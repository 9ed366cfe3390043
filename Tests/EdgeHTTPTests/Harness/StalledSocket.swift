import NIOCore

/// Keeps what is written, like a socket whose peer does not read, while it is told to.
final class StalledSocket: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    var isStalled = false
    private var held: [(NIOAny, EventLoopPromise<Void>?)] = []
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        for (_, promise) in held { promise?.fail(ChannelError.ioOnClosedChannel) }
        held = []
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if isStalled {
            held.append((data, promise))
        } else {
            context.write(data, promise: promise)
        }
    }

    func release() {
        isStalled = false
        for (data, promise) in held { context?.write(data, promise: promise) }
        held = []
        context?.flush()
    }
}
