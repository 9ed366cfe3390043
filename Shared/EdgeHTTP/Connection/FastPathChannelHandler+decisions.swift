import Logging
import NIOCore
import NIOHTTP1

/// Asking the handler, and giving its answers.
extension FastPathChannelHandler {
    func decide(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        // A tunnel is nothing the fast path answers.
        guard head.method != .CONNECT else { return apply(.pass, context) }
        let request = FastPathRequest(
            head: head,
            remoteAddress: remoteAddress,
            eventLoop: eventLoop,
            allocator: context.channel.allocator,
            isWebSocketUpgrade: head.isWebSocketUpgrade
        )
        apply(edge.handler.decide(request), context)
    }

    func apply(_ decision: FastPathDecision, _ context: ChannelHandlerContext) {
        bodyContinuation = nil
        switch decision {
        case .answer(let response):
            answer(response, isFromMemory: true)
        case .pending(let response):
            edge.metrics.answeredByLane.increment()
            machine.owe()
            response.hop(to: eventLoop).assumeIsolated().whenComplete { self.laneAnswered($0) }
        case .body(let limit, let then):
            guard let sendsContinue = machine.collect(limit: limit) else { return pass(context) }
            bodyContinuation = then
            if sendsContinue { writeContinue() }
        case .upgrade where machine.isQuiescing:
            // Nobody would tell it to go.
            answer(.refusal(.serviceUnavailable))
        case .upgrade(let acceptance):
            guard machine.upgrade() else { return pass(context) }
            self.acceptance = acceptance
        case .pass:
            pass(context)
        }
    }

    private func pass(_ context: ChannelHandlerContext) {
        edge.metrics.passedOn.increment()
        let (sendsContinue, parts) = machine.pass()
        if sendsContinue { writeContinue() }
        for part in parts { forward(part, context) }
    }

    private func laneAnswered(_ result: Result<FastPathResponse, any Error>) {
        machine.lastActivity = eventLoop.now
        switch result {
        case .success(let response):
            answer(response)
        case .failure(let error):
            logger.error("A pending answer failed", metadata: ["error": "\(error)"])
            answer(.refusal(.internalServerError))
        }
        perform()
    }

    private func answer(_ response: FastPathResponse, isFromMemory: Bool = false) {
        guard let (request, persistence) = machine.answer() else { return }
        if isFromMemory {
            edge.metrics.countMemory(isHead: request.method == .HEAD, status: response.status.code)
        }
        write(response, answering: request, persistence)
    }

    func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        edge.metrics.refused.increment()
        let requestID = FastPathResponse.freshRequestID()
        logger.info("refused", metadata: ["status": "\(status.code)", "request_id": "\(requestID)"])
        write(
            .refusal(status, requestID: requestID),
            answering: HTTPRequestHead(version: .http1_1, method: .RAW(value: ""), uri: ""),
            .close
        )
        finish(lingers: true, context)
    }

    private func write(_ response: FastPathResponse, answering request: HTTPRequestHead, _ persistence: Persistence) {
        let bytes = response.bytes(
            answering: request,
            persistence: persistence,
            commonHeaders: edge.commonHeaders,
            second: edge.wallClock()
        )
        bytesContext?.write(NIOAny(bytes), promise: nil)
        needsFlush = true
    }

    private func writeContinue() {
        bytesContext?.writeAndFlush(NIOAny(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    }
}
