import NIOCore
import NIOHTTP1

extension FastPathResponse {
    /// The edge's own answer to what it refuses, as a problem (RFC 9457).
    static func refusal(_ status: HTTPResponseStatus) -> FastPathResponse {
        // Reason phrases are fixed words without a quote: nothing to escape.
        let problem = "{\"type\":\"about:blank\",\"title\":\"\(status.reasonPhrase)\",\"status\":\(status.code)}"
        return FastPathResponse(
            status: status,
            headers: [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")],
            body: ByteBuffer(string: problem)
        )
    }
}
