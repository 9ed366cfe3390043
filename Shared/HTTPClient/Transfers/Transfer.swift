import CCurl

/// One request that libcurl carries out, with all that it reads and writes meanwhile. Made and used on the thread of a
/// ``TransferLoop`` only.
protocol Transfer: AnyObject, SendableMetatype {
    associatedtype Request: Sendable
    associatedtype Answer: Sendable

    /// - Parameter timeout: for all of it, connecting included.
    /// - Throws: ``HTTPClientError`` when libcurl has no memory or the request cannot be sent.
    init(_ request: Request, timeout: Duration, _ configuration: HTTPClientConfiguration) throws(HTTPClientError)

    var easy: EasyHandle { get }

    /// The answer, or why there is none.
    func outcome(_ result: CURLcode) -> Result<Answer, HTTPClientError>
}
