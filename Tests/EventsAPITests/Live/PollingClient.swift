import HTTPClient
import Testing

/// A Socket.IO client over long-polling, packet by packet.
struct PollingClient: Sendable {
    let service: RunningService
    let sid: String

    private static let query = "/socket.io/?EIO=4&transport=polling"

    /// Begins a session.
    init(_ service: RunningService) async throws {
        self.service = service
        let answer = try await service.send(RouteRequest(method: "GET", path: Self.query), token: nil)
        let packet = String(decoding: answer.body, as: UTF8.self)
        sid = String(try #require(packet.firstMatch(of: /^0{"sid":"([^"]+)"/)).1)
    }

    func get() async throws -> (status: Int, text: String) {
        try await ask(RouteRequest(method: "GET", path: "\(Self.query)&sid=\(sid)"))
    }

    func post(_ packets: String...) async throws -> (status: Int, text: String) {
        let body = packets.joined(separator: "\u{1E}")
        return try await ask(RouteRequest(method: "POST", path: "\(Self.query)&sid=\(sid)", body: body))
    }

    private func ask(_ request: RouteRequest) async throws -> (status: Int, text: String) {
        let answer = try await service.send(request, token: nil)
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// Polls until a packet begins so; a ping means that nothing came for long.
    ///
    /// - Returns: all packets up to that one.
    func packets(until prefix: String) async throws -> [String] {
        var packets: [String] = []
        while !packets.contains("2") {
            let (status, text) = try await get()
            try #require(status == 200)
            packets += text.split(separator: "\u{1E}").map(String.init)
            if packets.contains(where: { $0.hasPrefix(prefix) }) { return packets }
        }
        Issue.record("\(prefix) never came: \(packets)")
        return packets
    }
}
