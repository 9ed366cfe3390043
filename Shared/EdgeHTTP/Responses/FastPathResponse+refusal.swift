import NIOCore
public import NIOHTTP1

extension FastPathResponse {
    /// An answer to what is refused, as a problem (RFC 9457) that the status says all of.
    public static func refusal(_ status: HTTPResponseStatus) -> FastPathResponse {
        refusal(status, requestID: freshRequestID())
    }

    /// - Parameter requestID: of letters and digits; what the log calls the request.
    static func refusal(_ status: HTTPResponseStatus, requestID: String) -> FastPathResponse {
        // Reason phrases are fixed words without a quote: nothing to escape.
        let problem =
            "{\"type\":\"about:blank\",\"title\":\"\(status.reasonPhrase)\",\"status\":\(status.code),"
            + "\"request_id\":\"\(requestID)\"}"
        var headers = [
            ("Content-Type", "application/problem+json"), ("Cache-Control", "no-store"), ("X-Request-ID", requestID),
        ]
        if status == .serviceUnavailable { headers.append(("Retry-After", "1")) }
        return FastPathResponse(status: status, headers: headers, body: ByteBuffer(string: problem))
    }

    /// 16 hexadecimal digits, as the routes' own requests have.
    static func freshRequestID() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
