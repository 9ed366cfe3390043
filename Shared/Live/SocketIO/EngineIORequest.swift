import Foundation

/// What a request says of itself in its query (Engine.IO protocol, section "Query parameters").
public struct EngineIORequest: Equatable, Sendable {
    public enum Transport: String, Sendable {
        case polling
        case webSocket = "websocket"
    }

    public let transport: Transport
    /// The session; nil for a request that begins one.
    public let sessionID: String?

    /// Reads a query, still percent-encoded. Other parameters, such as the one that keeps caches away, are ignored.
    ///
    /// - Throws: what is refused whatever sessions there are.
    public init(query: some StringProtocol) throws(EngineIORefusal) {
        var values: [Substring: String] = [:]
        for pair in String(query).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            // The first counts.
            guard parts.count == 2, values[parts[0]] == nil else { continue }
            values[parts[0]] = String(parts[1]).removingPercentEncoding
        }
        guard let transport = values["transport"].flatMap(Transport.init) else { throw .unknownTransport }
        self.transport = transport
        sessionID = values["sid"].flatMap { $0.isEmpty ? nil : $0 }
        guard sessionID != nil || values["EIO"] == "4" else { throw .unsupportedVersion }
    }
}
