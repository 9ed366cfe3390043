import Foundation
import HTTPClient

/// One AWS service in one region, called with signed requests.
struct SignedService: Sendable {
    let http: HTTPClient
    let credentials: any AWSCredentialProvider
    let region: String
    /// The signing name.
    let service: String
    /// `https://host[:port]`, without a slash at its end.
    let endpoint: String
    var now: @Sendable () -> Date = { Date() }

    /// - Parameter traceparent: the place in a trace that the call is; nil for none.
    /// - Throws: ``AWSError`` for every answer but 200.
    func post(
        path: String,
        contentType: String,
        body: [UInt8],
        traceparent: String? = nil
    ) async throws(AWSError) -> HTTPClientResponse {
        guard let url = URL(string: endpoint), let name = url.host() else {
            throw AWSError(.rejected, "the endpoint of \(service) is no URL")
        }
        let host = name + (url.port.map { ":\($0)" } ?? "")
        let signer = SigV4Signer(credentials: try await credentials.credentials(), region: region, service: service)
        let request = SigV4Signer.Request(
            method: "POST",
            host: host,
            path: path,
            headers: [("Content-Type", contentType)],
            body: body
        )
        var headers = signer.sign(request, at: now())
        // Not signed, as AWS's own libraries do not: whoever passes a request on may write a place of its own there.
        if let traceparent { headers.append(("traceparent", traceparent)) }
        let response = try await http.sendToAWS(
            HTTPClientRequest(
                method: "POST",
                url: endpoint + path,
                headers: headers.map { ($0.name, $0.value) },
                body: body
            )
        )
        guard response.status == 200 else { throw AWSError(response: response) }
        return response
    }
}
