public import Foundation

extension HTTPClient {
    /// Posts JSON to who answers nothing of interest, such as a collector of traces.
    ///
    /// - Returns: the status of the answer.
    /// - Throws: ``HTTPClientError``.
    public func post(json: [UInt8], to url: URL) async throws(HTTPClientError) -> Int {
        try await send(
            HTTPClientRequest(
                method: "POST",
                url: url.absoluteString,
                headers: [("Content-Type", "application/json")],
                body: json
            ),
            timeout: .seconds(5)
        ).status
    }
}
