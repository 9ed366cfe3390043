import EdgeHTTP
import NIOConcurrencyHelpers
import NIOCore

/// Echoes what it receives and keeps what happened; the text `close` it closes.
final class RecordingWebSocket: WebSocketConnectionHandler, Sendable {
    let events = NIOLockedValueBox<[String]>([])
    let outbound = NIOLockedValueBox<WebSocketOutbound?>(nil)

    func opened(_ outbound: WebSocketOutbound) {
        self.outbound.withLockedValue { $0 = outbound }
        note("opened")
    }

    func received(text: ByteBuffer) {
        let string = String(buffer: text)
        note("text \(string.prefix(20))")
        if string == "close" {
            outbound.withLockedValue { $0 }?.close(.policyViolation)
        } else {
            outbound.withLockedValue { $0 }?.send(text: text)
        }
    }

    func received(binary: ByteBuffer) {
        note("binary \(binary.readableBytes)")
        outbound.withLockedValue { $0 }?.send(binary: binary)
    }

    func closed(_ closure: WebSocketClosure) {
        note("closed \(closure)")
        outbound.withLockedValue { $0 = nil }
    }

    private func note(_ event: String) {
        events.withLockedValue { $0.append(event) }
    }
}
