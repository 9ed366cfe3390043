/// A request to another service.
public struct HTTPClientRequest: Sendable {
    public var method: String
    /// An absolute http or https URL.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(method: String, url: String, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers.map { (name: $0.0, value: $0.1) }
        self.body = body
    }

    /// - Throws: ``HTTPClientError`` when a part could end its line and begin another (request splitting), or the
    ///   URL is of another scheme.
    func validate() throws(HTTPClientError) {
        let lines = [method, url] + headers.flatMap { [$0.name, $0.value] }
        guard lines.allSatisfy({ !$0.utf8.contains { $0 == 13 || $0 == 10 || $0 == 0 } }) else {
            throw HTTPClientError(.invalidRequest, "a line break or NUL in the request")
        }
        let token = method.utf8.allSatisfy { (65...90).contains($0) }
        guard token, !method.isEmpty, url.hasPrefix("http://") || url.hasPrefix("https://"),
            headers.allSatisfy({ !$0.name.isEmpty && !$0.name.contains(":") })
        else { throw HTTPClientError(.invalidRequest, "the method, URL or a header's name is malformed") }
    }
}
