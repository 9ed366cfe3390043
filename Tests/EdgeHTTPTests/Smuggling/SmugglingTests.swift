import NIOCore
import Testing

@testable import EdgeHTTP

/// The requests of Tests/Smuggling: what two servers could read differently is refused, and what stands behind it is never
/// taken for a request, however the network cuts it.
struct SmugglingTests {
    private static let statuses = [400, 413, 414, 431, 505]

    /// Sends the pieces and answers for Hummingbird whatever reaches it whole.
    private func exchange(_ pieces: [ArraySlice<UInt8>]) throws -> (responses: [WireResponse], asked: [String], Bool) {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        var answered = 0
        for piece in pieces where !connection.isClosed {
            try connection.send(ByteBuffer(bytes: piece))
            while connection.hummingbird.ends > answered {
                connection.hummingbird.answer("hummingbird")
                answered += 1
            }
        }
        return (try connection.responses(), connection.handler.targets.withLockedValue { $0 }, connection.isClosed)
    }

    /// Whole, byte by byte, and cut at random.
    private func cuts(_ bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
        var generator = SeededGenerator(seed: UInt64(bytes.count))
        let random = (0..<8).map { _ in
            var rest = bytes[...]
            var pieces: [ArraySlice<UInt8>] = []
            while !rest.isEmpty {
                pieces.append(rest.prefix(Int.random(in: 1...90, using: &generator)))
                rest = rest.dropFirst(pieces[pieces.count - 1].count)
            }
            return pieces
        }
        return [[bytes[...]], bytes.indices.map { bytes[$0...$0] }] + random
    }

    @Test(arguments: statuses)
    func isRefusedAndNothingBehindItIsAnswered(status: Int) throws {
        let requests = try SmugglingCorpus.requests("\(status)")
        try #require(!requests.isEmpty)
        for request in requests {
            for pieces in cuts(request.bytes) {
                let (responses, asked, isClosed) = try exchange(pieces)
                let answered = responses.map(\.status).filter { $0 != 100 }
                // In pieces, the first byte that is wrong decides, and not all that is.
                #expect(answered == [status] || pieces.count > 1 && Self.isOneRefusal(answered), "\(request)")
                #expect(responses.last?.headers["connection"] == "close", "\(request)")
                #expect(responses.last?.headers["content-type"] == "application/problem+json", "\(request)")
                #expect(!asked.contains { $0.contains("smuggled") }, "\(request)")
                #expect(isClosed, "\(request)")
            }
        }
    }

    private static func isOneRefusal(_ answered: [Int]) -> Bool {
        answered.count == 1 && statuses.contains(answered[0])
    }

    @Test(arguments: [("answered-once", 1), ("answered-twice", 2)])
    func whatIsPlainIsAnswered(folder: String, count: Int) throws {
        let requests = try SmugglingCorpus.requests(folder)
        try #require(!requests.isEmpty)
        for request in requests {
            for pieces in cuts(request.bytes) {
                let (responses, asked, _) = try exchange(pieces)
                #expect(responses.map(\.status) == Array(repeating: 200, count: count), "\(request)")
                #expect(asked.contains { $0.contains("smuggled") } == (count == 2), "\(request)")
            }
        }
    }

    /// Whatever becomes of its bytes, a connection answers what it takes for requests, and refuses once, at the end.
    @Test(arguments: 0..<20) func mangledRequests(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let folders = Self.statuses.map { "\($0)" } + ["answered-once", "answered-twice"]
        let corpus = try folders.flatMap { try SmugglingCorpus.requests($0) }.filter { $0.bytes.count < 2000 }
        let odd = Array("\r\n \t\0:0;,xH\u{FF}".utf8)
        for request in corpus {
            var bytes = request.bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                let byte = odd[Int.random(in: odd.indices, using: &generator)]
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[index] = byte
                case 1: bytes.insert(byte, at: index)
                default: bytes.remove(at: index)
                }
            }
            let middle = Int.random(in: bytes.indices, using: &generator)
            let (responses, asked, isClosed) = try exchange([bytes[..<middle], bytes[middle...]])
            let statuses = responses.map(\.status).filter { $0 != 100 }
            let refusals = statuses.filter { $0 != 200 }
            #expect(refusals.count <= 1, "\(request)")
            #expect(refusals.isEmpty || statuses.last == refusals[0] && isClosed, "\(request)")
            #expect(asked.count <= 2 && statuses.count <= asked.count + 1, "\(request)")
        }
    }

    @Test func whatCameBeforeIsAnswered() throws {
        for status in Self.statuses {
            for request in try SmugglingCorpus.requests("\(status)") where status != 413 {
                let connection = try EmbeddedConnection()
                defer { connection.finish() }
                try connection.send(ByteBuffer(bytes: Array(get("/memory").utf8) + request.bytes))
                let statuses = try connection.responses().map(\.status)
                #expect(statuses.first == 200 && statuses.last == status, "\(request)")
            }
        }
    }
}
