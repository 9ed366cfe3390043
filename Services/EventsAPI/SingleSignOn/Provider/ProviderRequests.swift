import HTTPClient

/// Requests to the provider whose failures say what they mean to a sign-in.
struct ProviderRequests: Sendable {
    let http: HTTPClient
    let timeout: Duration

    /// A document and its `Cache-Control`.
    ///
    /// - Parameter name: what is asked for, for the log.
    /// - Throws: ``SingleSignOnError`` when it does not come.
    func get(_ address: String, _ name: String) async throws(SingleSignOnError) -> (body: [UInt8], caching: String?) {
        let request = HTTPClientRequest(method: "GET", url: address, headers: [("Accept", "application/json")])
        let response = try await send(request, name)
        guard response.status == 200 else {
            throw SingleSignOnError(.unavailable, "the provider's \(name) answers \(response.status)")
        }
        return (response.body, response.header("Cache-Control"))
    }

    /// The answer, whatever its status.
    ///
    /// - Throws: ``SingleSignOnError`` when there is none.
    func send(_ request: HTTPClientRequest, _ name: String) async throws(SingleSignOnError) -> HTTPClientResponse {
        do {
            return try await http.send(request, timeout: timeout)
        } catch {
            let code: SingleSignOnError.Code =
                switch error.code {
                case .invalidRequest, .tls, .responseTooLarge, .forbiddenAddress, .signInFailed: .failed
                case .connectionFailed, .timeout, .cancelled, .queueFull, .closed: .unavailable
                }
            throw SingleSignOnError(code, "the provider's \(name): \(error.message)")
        }
    }
}
