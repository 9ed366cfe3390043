import NIOCore
public import NIOHTTP1

extension FastPathResponse {
    /// An answer to what is refused, as a problem (RFC 9457) that the status says all of.
    public static func refusal(_ status: HTTPResponseStatus) -> FastPathResponse {
        // Reason phrases are fixed words without a quote: nothing to escape.
        let problem = "{\"type\":\"about:blank\",\"title\":\"\(status.reasonPhrase)\",\"status\":\(status.code)}"
        return FastPathResponse(
            status: status,
            headers: [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")],
            body: ByteBuffer(string: problem)
        )
    }
}
