import NIOCore
import NIOHTTP1

/// What Hummingbird writes, and how a connection ends.
extension FastPathChannelHandler {
    func writeForHummingbird(
        _ part: HTTPServerResponsePart,
        _ promise: EventLoopPromise<Void>?,
        _ context: ChannelHandlerContext
    ) {
        let verdict: FastPathStateMachine.Verdict
        var part = part
        switch part {
        case .head(var head):
            verdict = machine.hummingbirdAnswers(&head)
            part = .head(head)
        case .body:
            verdict = machine.hummingbirdWritesBody()
        case .end:
            verdict = machine.hummingbirdEnds()
        }
        switch verdict {
        case .write: context.write(wrapOutboundOut(part), promise: promise)
        case .swallow: promise?.succeed()
        case .reject: promise?.fail(ChannelError.outputClosed)
        }
        if case .end = part, verdict != .reject {
            machine.lastActivity = eventLoop.now
            perform()
        }
    }

    func closeForHummingbird(_ mode: CloseMode, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        switch (mode, machine.phase) {
        case (.input, _):
            context.close(mode: .input, promise: promise)
        case (_, .finishing), (_, .lingering):
            // The edge closes when the last answer has reached the client, and that it must first.
            if mode == .output { promise?.succeed() } else { context.channel.closeFuture.cascade(to: promise) }
        case (.output, _):
            promise?.succeed()
            machine.closedByHummingbird()
            perform()
        default:
            context.close(promise: promise)
        }
    }

    /// Closes when everything written is in the kernel's hands.
    func finish(lingers: Bool, _ context: ChannelHandlerContext) {
        let sent = eventLoop.makePromise(of: Void.self)
        needsFlush = false
        bytesContext?.writeAndFlush(NIOAny(ByteBuffer()), promise: sent)
        sent.futureResult.assumeIsolated().whenComplete { result in
            guard case .success = result, !self.machine.sentLast(at: self.eventLoop.now), lingers else {
                return context.close(promise: nil)
            }
            self.scheduleTimer()
            context.close(mode: .output).assumeIsolated().whenComplete { result in
                switch result {
                case .success: context.read()
                case .failure: context.close(promise: nil)
                }
            }
        }
    }
}
