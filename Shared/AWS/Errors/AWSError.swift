import Foundation
import HTTPClient

/// Why AWS did not do what was asked.
public struct AWSError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// Too much at once; later is well.
        case throttled
        /// No key, a wrong one, or one without the permission.
        case invalidCredentials
        /// The request itself is refused and will be again.
        case rejected
        /// AWS has a fault.
        case server
        /// No answer came.
        case network
        /// The answer is not what the API promises.
        case decoding
    }

    public let code: Code
    public let message: String
    /// AWS's own name of the error, such as `MessageRejected`.
    public let type: String?
    public let status: Int?
    public let requestID: String?
    /// Whether AWS may have done it although no answer says so.
    public let mayHaveBeenAccepted: Bool

    public init(
        _ code: Code,
        _ message: String,
        type: String? = nil,
        status: Int? = nil,
        requestID: String? = nil,
        mayHaveBeenAccepted: Bool = false
    ) {
        self.code = code
        self.message = message
        self.type = type
        self.status = status
        self.requestID = requestID
        self.mayHaveBeenAccepted = mayHaveBeenAccepted
    }

    /// Whether trying again cannot help. Credentials are mended by an operator, so what waits for them may go then.
    public var isPermanent: Bool { code == .rejected }

    public var description: String {
        let parts = [status.map { "HTTP \($0)" }, type, requestID.map { "request \($0)" }].compactMap { $0 }
        return "AWS \(code): \(message)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// What an answer with an error says, in JSON (SESv2) or XML (the query protocol).
    init(response: HTTPClientResponse) {
        let body = String(decoding: response.body, as: UTF8.self)
        let json = Self.json(response.body)
        let name = response.header("x-amzn-ErrorType") ?? json["__type"] ?? XMLText.first("Code", in: body)
        // `com.amazon.coral.service#Name:http://…` as some services write it.
        let type = name?.split(separator: ":").first?.split(separator: "#").last.map(String.init)
        let reason = json["message"] ?? json["Message"] ?? XMLText.first("Message", in: body) ?? ""
        // To a wrong signature AWS answers with all that it signed, session token included, on the lines after the first.
        let message = reason.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
        let code: Code =
            switch (response.status, type) {
            case (429, _), (_, "Throttling"?), (_, "ThrottlingException"?), (_, "TooManyRequestsException"?),
                (_, "Throttled"?), (_, "ThrottledException"?), (_, "RequestThrottled"?):
                .throttled
            case (401, _), (403, _): .invalidCredentials
            case (_, "ExpiredToken"?), (_, "InvalidClientTokenId"?), (_, "InvalidIdentityToken"?): .invalidCredentials
            case (500..., _): .server
            default: .rejected
            }
        let requestID = response.header("x-amzn-RequestId") ?? XMLText.first("RequestId", in: body)
        self.init(code, message, type: type, status: response.status, requestID: requestID)
    }

    private static func json(_ body: [UInt8]) -> [String: String] {
        do {
            let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
            return object?.compactMapValues { $0 as? String } ?? [:]
        } catch {
            return [:]
        }
    }
}

extension HTTPClient {
    /// Sends, with a network fault told as AWS's caller expects it.
    func sendToAWS(_ request: HTTPClientRequest) async throws(AWSError) -> HTTPClientResponse {
        do throws(HTTPClientError) {
            return try await send(request, timeout: .seconds(10))
        } catch {
            throw AWSError(.network, "\(error)", mayHaveBeenAccepted: error.mayHaveBeenSent)
        }
    }
}
