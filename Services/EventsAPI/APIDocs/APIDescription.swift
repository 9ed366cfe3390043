import Foundation
import OpenAPI
import Synchronization

/// The OpenAPI document as an answer, put together when it is first asked for: that takes as long as all the rest of a
/// start, and a start is what a rolling update and a failover wait for. Tests read it whole.
///
/// May be used from any thread.
final class APIDescription: Sendable {
    private let made = Mutex<StaticAnswer?>(nil)

    /// - Throws: ``OpenAPIError``.
    func answer() throws -> StaticAnswer {
        if let answer = made.withLock({ $0 }) { return answer }
        // Two who ask first both make it, of the same bytes.
        let answer = StaticAnswer(try OpenAPIDocument().encoded, type: "application/json")
        made.withLock { $0 = answer }
        return answer
    }
}
