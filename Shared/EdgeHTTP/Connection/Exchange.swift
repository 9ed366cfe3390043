import NIOCore
import NIOHTTP1

/// A request that is not yet both read and answered.
struct Exchange {
    /// Who answers it, and what becomes of its body until then.
    enum Answerer {
        case undecided
        /// The body is collected for the handler.
        case collecting(limit: Int)
        /// A future of the handler's; the body is dropped.
        case lane
        case hummingbird
        /// It is answered; the rest of its body is dropped.
        case answered
        /// It becomes a WebSocket when it is read to its end.
        case webSocket
    }

    var head: HTTPRequestHead
    /// When the fast path saw the head.
    let began: NIODeadline
    /// Whether its answer is the connection's last.
    var isLast: Bool
    var answerer = Answerer.undecided
    var isRequestEnded = false
    var isResponseBegun = false
    var isResponseEnded = false
    /// Whether 100 Continue was sent.
    var isContinued = false
    /// Whether the content of Hummingbird's answer goes out: `HEAD`, 204 and 304 have none.
    var mayHaveContent = true
    /// How long the client was waited for while Hummingbird asked for its body.
    var waited = TimeAmount.zero
    /// How much of its body was dropped.
    var droppedBytes = 0
    /// The fields after a collected body.
    var trailers: HTTPHeaders?

    init(head: HTTPRequestHead, began: NIODeadline, isLast: Bool) {
        self.head = head
        self.began = began
        self.isLast = isLast
    }

    /// Whether a body is announced that has not been read.
    var hasUnreadBody: Bool {
        guard !isRequestEnded else { return false }
        return head.headers.contains(name: "transfer-encoding")
            || head.headers.first(name: "content-length").map { $0 != "0" } ?? false
    }
}
