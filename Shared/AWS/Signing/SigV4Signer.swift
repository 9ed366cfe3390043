import Crypto
public import Foundation

/// AWS Signature Version 4 in the Authorization header, as a pure function of its inputs
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
public struct SigV4Signer: Sendable {
    public let credentials: AWSCredentials
    public let region: String
    /// The service's signing name, such as `ses` or `sns`.
    public let service: String

    public init(credentials: AWSCredentials, region: String, service: String) {
        self.credentials = credentials
        self.region = region
        self.service = service
    }

    /// What is signed of a request.
    public struct Request: Sendable {
        public var method: String
        /// Host and, unless it is the scheme's own, port.
        public var host: String
        /// The path as it is sent, percent-encoded; `/` when empty.
        public var path: String
        /// The query's names and values, not encoded.
        public var query: [(name: String, value: String)]
        /// Headers to sign beside Host and X-Amz-Date.
        public var headers: [(name: String, value: String)]
        public var body: [UInt8]

        public init(
            method: String,
            host: String,
            path: String,
            query: [(name: String, value: String)] = [],
            headers: [(name: String, value: String)] = [],
            body: [UInt8] = []
        ) {
            self.method = method
            self.host = host
            self.path = path
            self.query = query
            self.headers = headers
            self.body = body
        }
    }

    /// The headers to send: the request's own, X-Amz-Date, the session token if there is one, and Authorization.
    public func sign(_ request: Request, at date: Date) -> [(name: String, value: String)] {
        let timestamp = Self.timestamp(date)
        var headers = request.headers
        headers.append(("X-Amz-Date", timestamp))
        if let token = credentials.sessionToken { headers.append(("X-Amz-Security-Token", token)) }
        let signed = headers + [("Host", request.host)]
        let scope = "\(timestamp.prefix(8))/\(region)/\(service)/aws4_request"
        let canonical = Self.canonicalRequest(request, headers: signed)
        let toSign =
            "AWS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(Self.hexadecimal(SHA256.hash(data: Data(canonical.utf8))))"
        let signature = Self.hexadecimal(Self.hash(key: signingKey(day: timestamp.prefix(8)), toSign))
        let authorization =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), "
            + "SignedHeaders=\(Self.names(signed)), Signature=\(signature)"
        return headers + [("Authorization", authorization)]
    }

    private func signingKey(day: Substring) -> SymmetricKey {
        var key = SymmetricKey(data: Data("AWS4\(credentials.secretAccessKey)".utf8))
        for part in [String(day), region, service, "aws4_request"] {
            key = SymmetricKey(data: Data(Self.hash(key: key, part)))
        }
        return key
    }

    /// Step 1 of the documentation.
    static func canonicalRequest(_ request: Request, headers: [(name: String, value: String)]) -> String {
        let path = request.path.isEmpty ? "/" : request.path
        let query = request.query
            .map { (encode($0.name), encode($0.value)) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let lines = grouped(headers).map { "\($0.name):\($0.values.map(collapsed).joined(separator: ","))\n" }
        return [
            request.method, encodedPath(path), query, lines.joined(), names(headers),
            hexadecimal(SHA256.hash(data: Data(request.body))),
        ].joined(separator: "\n")
    }

    /// Every service but S3 has the path encoded once more than it is sent.
    private static func encodedPath(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { encode(String($0)) }.joined(separator: "/")
    }

    private static func grouped(_ headers: [(name: String, value: String)]) -> [(name: String, values: [String])] {
        Dictionary(grouping: headers) { $0.name.lowercased() }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.value)) }
    }

    private static func names(_ headers: [(name: String, value: String)]) -> String {
        grouped(headers).map(\.name).joined(separator: ";")
    }

    /// No white space at the ends, and one space for several between.
    private static func collapsed(_ value: String) -> String {
        value.split(whereSeparator: { $0 == " " || $0 == "\t" || $0.isNewline }).joined(separator: " ")
    }

    /// RFC 3986 §2.3: all but the unreserved characters, in upper-case hexadecimal.
    static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    private static func hash(key: SymmetricKey, _ text: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func timestamp(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}
